import { expect, it } from '@jest/globals'
import { alignedParts } from './aligned-parts'

it.each([
  { what: 'the same words', one: 'upgrade map module', other: 'upgrade map module', inOrder: 3, replaced: 0 },
  {
    what: 'a word for another',
    one: 'upgrade map module',
    other: 'upgrade touch module',
    inOrder: 2,
    replaced: 1,
  },
  {
    what: 'a word more',
    one: 'upgrade the map module',
    other: 'upgrade map module',
    inOrder: 3,
    replaced: 0,
  },
  { what: 'another end', one: 'upgrade map', other: 'upgrade touch', inOrder: 1, replaced: 1 },
  { what: 'another order', one: 'map upgrade', other: 'upgrade map', inOrder: 1, replaced: 0 },
  { what: 'two replaced', one: 'old map new key', other: 'odd map red key', inOrder: 2, replaced: 2 },
  { what: 'nothing shared', one: 'map', other: 'key', inOrder: 0, replaced: 1 },
  { what: 'no word on one side', one: '', other: 'key', inOrder: 0, replaced: 0 },
])('titles with $what', ({ one, other, inOrder, replaced }) => {
  const words = (title: string) => title.split(' ').filter((word) => word !== '')
  expect(alignedParts(words(one), words(other))).toEqual({ inOrder, replaced })
})
