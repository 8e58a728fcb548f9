import { expect, it } from '@jest/globals'
import { inWords } from './RelativeTime'

const now = new Date('2026-11-24T10:00:00Z')

it.each([
  ['2026-11-24T09:59:31Z', 'just now'],
  ['2026-11-24T09:59:00Z', '1 minute ago'],
  ['2026-11-24T08:00:00Z', '2 hours ago'],
  ['2026-11-23T09:00:00Z', '1 day ago'],
  ['2026-11-17T10:00:01Z', '6 days ago'],
  ['2026-11-12T10:00:00Z', '12 November 2026'],
])('%s was %s', (at, words) => {
  expect(inWords(new Date(at), now)).toBe(words)
})
