import { describe, expect, it } from '@jest/globals'
import { probabilityBy } from '@throughline/companion/link-scoring/link-model'
import { learnTrust, type TrustRow } from './learn-trust'
import { randomFrom } from './random'
import { solve } from './solve'

describe('trust', () => {
  const random = randomFrom(5)
  const rows = Array.from({ length: 600 }, (): TrustRow => {
    const [said, noise] = [random() * 4, random()]
    return {
      ...{ repository: 'shop', kind: 'positive', mayLink: true, isNear: true },
      ...{ openedAt: new Date(0), issue: 'SHOP SHOP-1' },
      evidence: { said, noise },
      isRight: random() < 1 / (1 + Math.exp(6 - 3 * said)),
    }
  })

  it('is learned from what tells right ones from wrong ones, and hardly from what does not', () => {
    const { weights } = learnTrust(rows)
    expect(weights['said']).toBeGreaterThan(0.5)
    expect(Math.abs(weights['noise'] ?? 1)).toBeLessThan(0.4)
  })

  it('gives as many right ones as there are, of few rows as of many', () => {
    for (const some of [rows.slice(0, 150), rows]) {
      const learned = learnTrust(some)
      const expected = some.reduce((sum, { evidence }) => sum + probabilityBy(learned, evidence), 0)
      expect(expected / some.length).toBeCloseTo(
        some.filter(({ isRight }) => isRight).length / some.length,
        3,
      )
    }
  })
})

it('an equation is solved', () => {
  const matrix = [
    [4, 1, 0],
    [1, 3, 1],
    [0, 1, 2],
  ].map((row) => Float64Array.from(row))
  expect([...solve(matrix, Float64Array.from([6, 10, 8]))].map((x) => Number(x.toFixed(9)))).toEqual([
    1, 2, 3,
  ])
})
