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
  ['links that never end', '[a]('],
  ['links that never begin', ']('],
  ['links that all end at once', '![a](b '],
  ['brackets', '['],
  ['links', '[a](b)'],
])('looks at a text of %s a few times, however long it is', (_, part) => {
  const [short, long] = [1_000, 10_000].map((times) => charactersReadOf(`${part.repeat(times)})`))
  expect(long).toBeLessThan(11 * (short ?? 0))
})

/** How many characters of a text are looked at or copied, as far as its own methods tell. */
const charactersReadOf = (text: string): number => {
  let read = 0
  const watched = new Proxy(Object(text), {
    get(_, name) {
      if (name === 'indexOf')
        return (sign: string, from = 0) => {
          const at = text.indexOf(sign, from)
          read += (at === -1 ? text.length : at + sign.length) - from
          return at
        }
      if (name === 'slice')
        return (start: number, end = text.length) => {
          read += end - start
          return text.slice(start, end)
        }
      read += 1
      return text[Number(name)]
    },
  })
  withLinkTexts(watched)
  return read
}
