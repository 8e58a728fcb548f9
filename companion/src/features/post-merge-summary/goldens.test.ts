import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { commentOf, goldenFolder, namesOfGoldens, readGolden } from '../../../test/merge-summary-goldens'
import { MOST_WORDS } from './document-of'

describe('the comment of a merged pull request', () => {
  test.each(namesOfGoldens)(
    '%s is as expected: after a change, npm run goldens and read what it writes',
    (name) => {
      const expected = readFileSync(join(goldenFolder, `${name}.expected.txt`), 'utf8')
      expect(commentOf(readGolden(name))).toBe(expected)
    },
  )

  test.each(namesOfGoldens)('%s is short, and holds no line of code, address or mention', (name) => {
    const golden = readGolden(name)
    const comment = commentOf(golden)
    expect(comment.split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS + 5)
    expect(comment).not.toMatch(/https?:\/\/|(?:^|\s)@\w+(?!\w*\/)|`|[{};]\n/)
    for (const line of golden.files.flatMap(({ patch = [] }) => patch)) {
      const code = line.slice(1).trim()
      if (/^[+-]/.test(line) && code.length > 12 && /\W.*\W/.test(code)) expect(comment).not.toContain(code)
    }
  })

  test('is there for every kind of change, in many languages', () => {
    expect(namesOfGoldens.length).toBeGreaterThanOrEqual(40)
  })
})
