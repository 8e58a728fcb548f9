import { describe, expect, it } from '@jest/globals'
import { type Judged, learnConfidence } from './learn-confidence'

const rows = (count: number, probability: number, more: Partial<Judged> = {}): readonly Judged[] =>
  Array.from({ length: count }, () => ({
    ...{ repository: 'shop', openedAt: new Date(0), issue: 'SHOP SHOP-1', kind: 'positive', evidence: {} },
    ...{ mayLink: true, isRight: true, isNear: true, probability },
    ...more,
  }))

const missing = (count: number, probability: number) =>
  rows(count, probability, { kind: 'dropped', isRight: false, isNear: false })

const leastLinked = (seen: readonly Judged[]) =>
  learnConfidence({ unseen: rows(10, 0.5), seen }).find(([, confidence]) => confidence === 80)?.[0]

describe('the least probability of a link', () => {
  it('is where one of a hundred is a wrong link in place of a missing issue', () => {
    const seen = [...rows(500, 0.9), ...rows(500, 0.7), ...missing(10, 0.8), ...missing(990, 0.1)]
    expect(leastLinked(seen)).toBe(0.7)
    expect(leastLinked([...seen, ...missing(1, 0.8)])).toBeGreaterThan(0.7)
  })

  it('counts no link that a safeguard would stop', () => {
    const stopped = missing(5, 0.8).map((row) => ({ ...row, mayLink: false }))
    const seen = [...rows(500, 0.9), ...rows(500, 0.7), ...missing(10, 0.8), ...missing(990, 0.1), ...stopped]
    expect(leastLinked(seen)).toBe(0.7)
  })
})
