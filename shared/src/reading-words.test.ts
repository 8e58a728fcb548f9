import { describe, expect, it } from '@jest/globals'
import { readingText } from './reading-words'

describe('the sentence about a reading', () => {
  const shop = { project: 'SHOP', read: 4_200, expected: 12_000 }

  it.each([
    [{ ...shop, secondsLeft: 360 }, 'Reading issues of SHOP: 4,200 of 12,000, about 6 minutes left'],
    [{ ...shop, secondsLeft: 20 }, 'Reading issues of SHOP: 4,200 of 12,000, about a minute left'],
    [{ ...shop, secondsLeft: 7_200 }, 'Reading issues of SHOP: 4,200 of 12,000, about 2 hours left'],
    [shop, 'Reading issues of SHOP: 4,200 of 12,000'],
    [{ project: 'SHOP', read: 0 }, 'Reading issues of SHOP: it has just begun'],
    [{ ...shop, expected: 4_100 }, 'Reading issues of SHOP: 4,200 of 4,200'],
  ])('is %j: %s', (progress, sentence) => {
    expect(readingText(progress)).toBe(sentence)
  })
})
