import { describe, expect, it } from '@jest/globals'
import { actionAt } from './bands'
import { confidenceOf } from './confidence'

const knots = [
  [0.2, 40],
  [0.5, 60],
  [0.9, 80],
  [1, 99],
]

describe('confidence', () => {
  it.each([
    { probability: 0, confidence: 0 },
    { probability: 0.1, confidence: 20 },
    { probability: 0.2, confidence: 40 },
    { probability: 0.35, confidence: 50 },
    { probability: 0.9, confidence: 80 },
    { probability: 1, confidence: 99 },
  ])('of a probability of $probability is $confidence', ({ probability, confidence }) => {
    expect(confidenceOf(probability, knots)).toBeCloseTo(confidence, 6)
  })

  it('never says that an inferred link is certain', () => {
    expect(confidenceOf(1, [[0.5, 100]])).toBe(99)
  })
})

it.each([
  { confidence: 99, action: 'link' },
  { confidence: 95, action: 'link' },
  { confidence: 80, action: 'link' },
  { confidence: 79.9, action: 'suggest' },
  { confidence: 60, action: 'suggest' },
  { confidence: 59.9, action: 'list' },
  { confidence: 40, action: 'list' },
  { confidence: 39.9, action: 'none' },
  { confidence: 0, action: 'none' },
])('a confidence of $confidence amounts to $action', ({ confidence, action }) => {
  expect(actionAt(confidence)).toBe(action)
})
