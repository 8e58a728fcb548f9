import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { anyText } from '../../test/any-document'
import { jqlContains, jqlString } from './jql'

describe('a string of JQL', () => {
  test.each([
    ['', '""'],
    ['plain', '"plain"'],
    ['" OR 1=1 --', '"\\" OR 1=1 --"'],
    ['\\" OR key != null', '"\\\\\\" OR key != null"'],
    ['ends with \\', '"ends with \\\\"'],
    ['two\nlines', '"two lines"'],
  ])('of %j is %s', (text, expected) => {
    expect(jqlString(text)).toBe(expected)
  })

  test('is one quoted token, whatever the text is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(jqlString(text)).toMatch(/^"([^"\\\p{Cc}]|\\["\\])*"$/u)
      }),
      { numRuns: 1_000 },
    )
  })

  test('is cut, with no half of a character at its end', () => {
    expect(jqlString('👩'.repeat(400))).toBe(`"${'👩'.repeat(250)}"`)
    expect(jqlString(`a${'👩'.repeat(400)}`)).toBe(`"a${'👩'.repeat(249)}"`)
  })
})

test.each([
  ['Retry payment calls', 'summary ~ "Retry payment calls"'],
  ['AND retry* (payment) NOT "x"', 'summary ~ "retry payment x"'],
  ['größer 検索', 'summary ~ "größer 検索"'],
  ['***', 'summary ~ ""'],
])('a search for %j is %s', (text, expected) => {
  expect(jqlContains('summary', text)).toBe(expected)
})
