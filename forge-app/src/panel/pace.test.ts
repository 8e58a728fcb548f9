import { expect, it } from '@jest/globals'
import { nextReadMs } from './pace'

it.each([
  ['is calm', { nextReadSeconds: 30, isLively: false, failures: 0 }, 30_000],
  ['has just changed', { nextReadSeconds: 30, isLively: true, failures: 0 }, 2_000],
  ['is allowed to be even faster', { nextReadSeconds: 1, isLively: true, failures: 0 }, 1_000],
  ['failed once', { nextReadSeconds: 30, isLively: false, failures: 1 }, 60_000],
  ['failed once after a refresh', { nextReadSeconds: 30, isLively: true, failures: 1 }, 60_000],
  ['fails and fails', { nextReadSeconds: 30, isLively: false, failures: 9 }, 300_000],
  ['fails where it was to be slow anyway', { nextReadSeconds: 600, isLively: false, failures: 1 }, 600_000],
])('a panel that %s waits', (_, pace, waitMs) => {
  expect(nextReadMs(pace)).toBe(waitMs)
})
