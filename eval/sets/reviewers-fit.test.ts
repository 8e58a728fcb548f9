import { expect, it } from '@jest/globals'
import { type Example, fitWeights } from './reviewers-fit'

/** Numbers that look like chance, the same in every run. */
const numbers = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

it('finds the weights by which people were chosen', () => {
  const random = numbers(7)
  const truth = [2, -1, 0]
  const examples: readonly Example[] = Array.from({ length: 3000 }, () => {
    const signals = Array.from({ length: 6 }, () => truth.map(() => random() * 3))
    const odds = signals.map((values) =>
      Math.exp(values.reduce((all, value, at) => all + value * (truth[at] ?? 0), 0)),
    )
    let left = random() * odds.reduce((all, one) => all + one, 0)
    const chosen = odds.findIndex((one) => {
      left -= one
      return left <= 0
    })
    return { signals, isRight: signals.map((_, at) => at === chosen), weight: 1 }
  })
  const [first = 0, second = 0, third = 0] = fitWeights(examples)
  expect(first).toBeCloseTo(2, 0)
  expect(second).toBeCloseTo(-1, 0)
  expect(Math.abs(third)).toBeLessThan(0.15)
})
