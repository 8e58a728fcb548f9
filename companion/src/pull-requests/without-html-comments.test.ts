import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { withoutHtmlComments } from './without-html-comments'

describe('withoutHtmlComments', () => {
  it.each([
    { name: 'a text without any', markdown: 'Fixes A-1 -- > now', shown: 'Fixes A-1 -- > now' },
    { name: 'one within a sentence', markdown: 'Fixes <!-- or closes --> A-1', shown: 'Fixes  A-1' },
    {
      name: 'one over several lines',
      markdown: '## Why\n<!--\nA-1\n\nA-2\n-->\nA-3\n',
      shown: '## Why\n\nA-3\n',
    },
    { name: 'several on a line', markdown: 'a<!--1-->b<!--2-->c', shown: 'abc' },
    { name: 'one that starts where another ends', markdown: '<!--\n1\n--><!--2\n-->a', shown: 'a' },
    { name: 'the shortest ones', markdown: 'a<!-->b<!--->c<!---->d', shown: 'abcd' },
    { name: 'an opening within a comment', markdown: '<!-- <!-- A-1 --> A-2', shown: ' A-2' },
  ])('leaves what is shown of $name', ({ markdown, shown }) => {
    expect(withoutHtmlComments(markdown)).toBe(shown)
  })

  it.each([
    { name: 'begins a line', markdown: 'A-1\n<!-- A-2\nA-3', shown: 'A-1\n' },
    { name: 'is indented', markdown: 'A-1\n  <!-- A-2\nA-3', shown: 'A-1\n  ' },
    { name: 'follows a comment', markdown: '<!-- x --> <!-- A-2\nA-3', shown: ' ' },
  ])('hides the rest below a comment that never ends and $name', ({ markdown, shown }) => {
    expect(withoutHtmlComments(markdown)).toBe(shown)
  })

  it.each([
    { name: 'a comment within a sentence that never ends', markdown: 'write <!-- before A-1\nA-2' },
    { name: 'a comment in a code span', markdown: 'write `<!-- A-1 -->` there' },
    { name: 'a comment in a longer code span', markdown: 'write `` ` <!-- A-1 --> `` there' },
    { name: 'a comment in a fence', markdown: '```html\n<!-- A-1\n```\nA-2' },
    { name: 'a comment in a fence of tildes', markdown: '~~~~\n```\n~~~\n<!-- A-1\n~~~~\nA-2' },
    { name: 'a comment in a fence that never ends', markdown: '```\n<!-- A-1 -->' },
    { name: 'an escaped opening', markdown: '\\<!-- A-1 -->' },
  ])('keeps $name', ({ markdown }) => {
    expect(withoutHtmlComments(markdown)).toBe(markdown)
  })

  it.each([
    { name: 'a lone backtick', markdown: "it's 5` <!-- A-1 --> high", shown: "it's 5`  high" },
    { name: 'a backtick within a comment', markdown: '<!-- ` --> a <!-- ` -->', shown: ' a ' },
    { name: 'an escaped backtick', markdown: '\\`<!-- A-1 -->`', shown: '\\``' },
    { name: 'backticks that are no fence', markdown: '``` a ``` b\n<!-- A-1 -->', shown: '``` a ``` b\n' },
    { name: 'the end of a fence', markdown: '```\na\n```\n<!-- A-1 -->b', shown: '```\na\n```\nb' },
  ])('is not misled by $name', ({ markdown, shown }) => {
    expect(withoutHtmlComments(markdown)).toBe(shown)
  })

  it('ends on any text, and only takes away', () => {
    const parts = fc.constantFrom('<!--', '-->', '`', '``', '```', '~~~', '\n', ' ', '\\', '-', '<', 'a')
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
        const markdown = pieces.join('')
        expect(markdown.length).toBeGreaterThanOrEqual(withoutHtmlComments(markdown).length)
      }),
      { numRuns: 3_000 },
    )
  })
})
