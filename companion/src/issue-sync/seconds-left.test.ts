import { describe, expect, it } from '@jest/globals'
import { secondsLeft } from './seconds-left'

const budget = { left: 1_000, anHour: 6_500, secondsToNextHour: 600 }

describe('the time that a reading still takes', () => {
  it.each([
    [
      'as long again as it took so far',
      { read: 100, expected: 200, elapsedSeconds: 50, budget: undefined },
      50,
    ],
    ['a guess before the first page', { read: 0, expected: 100, elapsedSeconds: 9, budget: undefined }, 2],
    ['nothing once all is read', { read: 200, expected: 150, elapsedSeconds: 9, budget: undefined }, 0],
    ['no waiting while the points suffice', { read: 1_000, expected: 2_000, elapsedSeconds: 10, budget }, 10],
    [
      'until the next hour, and the rest after it',
      { read: 1_000, expected: 3_000, elapsedSeconds: 10, budget },
      600 + 1_000 * 0.01,
    ],
    [
      'an hour for each hour of points',
      { read: 1_000, expected: 2_000 + 6_500 * 14 + 500, elapsedSeconds: 10, budget },
      600 + 14 * 3_600 + 500 * 0.01,
    ],
  ])('is %s', (_, pace, seconds) => {
    expect(secondsLeft(pace)).toBeCloseTo(seconds, 6)
  })
})
