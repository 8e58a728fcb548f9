import { expect, test } from '@jest/globals'
import { withLinkTexts } from './link-texts'

test.each([
  ['a link', 'see [the bank](https://bank.example) first', 'see the bank first'],
  ['two links', '[a](b)[c](d)', 'ac'],
  ['an image', 'it ![waited](a.png)', 'it waited'],
  ['an image in a link', '[![waited](a.png)](b)', '[waited](b)'],
  ['a link without words', '[](a)b', 'b'],
  ['a bracket before a link', 'a [b [c](d)', 'a [b c'],
  ['no link', 'a [b] (c)', 'a [b] (c)'],
  ['a link that does not begin', 'a](b) [c](d)', 'a](b) c'],
  ['a link that does not end', '[a](b) [c](d', 'a [c](d'],
  ['nothing', '', ''],
])('leaves the words of %s', (_, markdown, words) => {
  expect(withLinkTexts(markdown)).toBe(words)
})

test.each([
  ['links that never end', '[a]('.repeat(100_000)],
  ['links that never begin', `${']('.repeat(200_000)})`],
  ['brackets', '['.repeat(400_000)],
])('takes no time over %s', (_, markdown) => {
  const startedAt = performance.now()
  withLinkTexts(markdown)
  expect(performance.now() - startedAt).toBeLessThan(500)
})
