import { describe, expect, it } from '@jest/globals'
import { identifiersOf, wordsOf } from './words'

describe('the words of a text', () => {
  it.each([
    { text: 'Fixed the broken checkout', words: ['fix', 'broken', 'checkout'] },
    { text: 'Fixes fixing fixed', words: ['fix', 'fix', 'fix'] },
    { text: 'setItemIndex', words: ['set', 'item', 'index'] },
    { text: 'iOS and TiUIView', words: ['ios', 'ti', 'ui', 'view'] },
    { text: 'stopped stops stop', words: ['stop', 'stop', 'stop'] },
    { text: 'a to of', words: [] },
    { text: '', words: [] },
  ])('of "$text" are $words', ({ text, words }) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('meet in every form of a word', () => {
    for (const forms of [
      ['cache', 'caches', 'cached', 'caching'],
      ['query', 'queries'],
      ['property', 'properties'],
      ['view', 'views'],
    ])
      expect(new Set(forms.flatMap(wordsOf)).size).toBe(1)
  })
})

describe('identifiers', () => {
  it.each([
    { text: 'ListView.itemIndex is wrong', found: ['listviewitemindex', 'listview', 'itemindex'] },
    { text: 'HTTP_TIMEOUT after 5 s', found: ['httptimeout'] },
    { text: 'plain words only', found: [] },
  ])('in "$text" are $found', ({ text, found }) => {
    expect(identifiersOf(text)).toEqual(found)
  })
})
