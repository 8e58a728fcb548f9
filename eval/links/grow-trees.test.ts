import { describe, expect, it } from '@jest/globals'
import { sumOfTrees } from '@throughline/companion/link-scoring/boosted-trees'
import { type Growth, growTrees } from './grow-trees'
import { randomFrom } from './random'

const random = randomFrom(1)
const rows = 600
const size = Float32Array.from({ length: rows }, () => random())
const noise = Float32Array.from({ length: rows }, () => random())
/** The larger, the likelier; but for a notch that says otherwise. */
const wanted = Float64Array.from(size, (value) => Number(value > 0.5 !== (value > 0.7 && value < 0.75)))

const growth: Growth = {
  trees: 40,
  leaves: 6,
  rate: 0.2,
  leastCurve: 1,
  damping: 1,
  directions: [0, 0],
  columnShare: 1,
  seed: 1,
}

const grow = (more: Partial<Growth> = {}) => ({
  columns: ['size', 'noise'],
  trees: growTrees(
    {
      columns: [size, noise],
      rows,
      derive(scores, slope, curve) {
        for (let row = 0; row < rows; row++) {
          const probability = 1 / (1 + Math.exp(-(scores[row] ?? 0)))
          slope[row] = probability - (wanted[row] ?? 0)
          curve[row] = probability * (1 - probability)
        }
      },
    },
    { ...growth, ...more },
  ),
})

const answers = (trees: ReturnType<typeof grow>, noiseValue = 0.5) =>
  Array.from({ length: 50 }, (_, at) => sumOfTrees(trees, { size: at / 50, noise: noiseValue }))

describe('trees', () => {
  it('learn what a number tells, the notch as well', () => {
    const learned = grow()
    expect(sumOfTrees(learned, { size: 0.2, noise: 0.5 })).toBeLessThan(-2)
    expect(sumOfTrees(learned, { size: 0.95, noise: 0.5 })).toBeGreaterThan(2)
    expect(sumOfTrees(learned, { size: 0.725, noise: 0.5 })).toBeLessThan(0)
  })

  it('never turn back where a direction is set', () => {
    const rising = answers(grow({ directions: [1, 0] }))
    expect(rising).toEqual([...rising].sort((a, b) => a - b))
    const free = answers(grow())
    expect(free).not.toEqual([...free].sort((a, b) => a - b))
  })

  it('are the same for the same seed', () => {
    expect(grow({ columnShare: 0.5 })).toEqual(grow({ columnShare: 0.5 }))
  })
})
