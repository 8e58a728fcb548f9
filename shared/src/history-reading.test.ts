import { expect, it } from '@jest/globals'
import { type HistoryReading, historyReadingWords } from './history-reading'

it.each<readonly [HistoryReading, string]>([
  [{ lookedAt: 1_200, total: 8_000 }, '1,200 of about 8,000'],
  [{ lookedAt: 300 }, '300 so far'],
  [{ lookedAt: 130, total: 100 }, '130 of about 130'],
])('a reading of %j is told in figures', (reading, words) => {
  const told = historyReadingWords('acme/storefront', reading)
  expect(told).toBe(`Reading merged pull requests of acme/storefront: ${words}`)
})
