import { describe, expect, it } from '@jest/globals'
import { strongestClaim } from './earlier-claims'

const now = new Date('2024-05-20T12:00:00Z')
const claim = (openedAt: string, probability: number) => ({ openedAt: new Date(openedAt), probability })

describe('the claim of earlier pull requests to an issue', () => {
  it('is that of the surest', () => {
    expect(strongestClaim([claim('2024-05-01', 0.4), claim('2024-05-02', 0.9)], now)).toBe(0.9)
  })

  it('does not count those of the last week: work on one issue often comes in several', () => {
    expect(strongestClaim([claim('2024-05-14T12:00:00Z', 1), claim('2024-05-13T12:00:00Z', 0.8)], now)).toBe(
      0,
    )
    expect(strongestClaim([claim('2024-05-13T11:59:59Z', 0.8)], now)).toBe(0.8)
  })

  it('is none where there is none', () => {
    expect(strongestClaim([], now)).toBe(0)
  })
})
