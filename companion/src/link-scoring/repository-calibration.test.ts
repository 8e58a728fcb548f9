import { describe, expect, it } from '@jest/globals'
import { calibrated, type LinkAnswer } from './repository-calibration'

const knots = [
  [0.2, 40],
  [0.5, 60],
  [0.9, 80],
  [0.98, 95],
  [1, 99],
] as const

const answers = (count: number, confidence: number, isConfirmed: boolean): readonly LinkAnswer[] =>
  Array.from({ length: count }, () => ({ confidence, isConfirmed }))
const after = (confidence: number, ...given: readonly (readonly LinkAnswer[])[]) =>
  calibrated(confidence, given.flat(), knots)

describe('the confidence of one repository', () => {
  it.each([0, 20, 60, 85, 99])('stays %d as long as nobody has answered', (confidence) => {
    expect(after(confidence)).toBe(confidence)
  })

  it('no longer makes a link where many links at 85 were rejected', () => {
    expect(after(85, answers(10, 85, false))).toBeLessThan(60)
    expect(after(85, answers(10, 85, false), answers(40, 85, true))).toBeLessThan(80)
  })

  it('falls a little with one rejection, and more with each', () => {
    const falling = [0, 1, 2, 4, 8].map((count) => after(85, answers(count, 85, false)))
    expect(falling).toEqual([...new Set(falling)].sort((a, b) => b - a))
    expect(falling[1]).toBeGreaterThan(70)
  })

  it('stays about the same where as many are confirmed as it promised', () => {
    expect(after(80, answers(90, 80, true), answers(10, 80, false))).toBeCloseTo(80, 0)
  })

  it('rises where more are confirmed than it promised, but never to certainty', () => {
    const risen = after(70, answers(50, 70, true))
    expect(risen).toBeGreaterThan(75)
    expect(after(99, answers(500, 70, true))).toBeLessThanOrEqual(99)
  })

  it('counts answers to questions for links, and the other way round', () => {
    expect(after(85, answers(20, 65, false))).toBeLessThan(80)
  })

  it('never changes which of two is the higher', () => {
    const given = [answers(12, 85, false), answers(5, 62, true)]
    const all = Array.from({ length: 100 }, (_, at) => after(at, ...given))
    expect(all).toEqual([...all].sort((a, b) => a - b))
  })
})
