import type { LinkModel } from '@throughline/companion/link-scoring/link-model'
import type { Example } from './examples'
import { randomFrom } from './random'

/**
 * Weights under which the right candidate of each list is the likeliest: a softmax over the whole list, learned by Adam in
 * a fixed order, so that the same examples always give the same weights.
 */
export function learnRanker(examples: readonly Example[]): LinkModel['ranker'] {
  const lists = examples.filter(({ kind, isRight }) => kind === 'positive' && isRight.includes(1))
  const names = [...(lists[0]?.evidence.keys() ?? [])].filter((name) => differs(lists, name))
  const { mean, spread } = scaleOf(lists, names)
  const prepared = lists.map((list) => prepare(list, names, mean, spread))
  const weights = descend(prepared, names.length)
  return Object.fromEntries(names.map((name, at) => [name, rounded((weights[at] ?? 0) / (spread[at] ?? 1))]))
}

/** What is the same for all candidates of a list cannot order them. */
const differs = (lists: readonly Example[], name: string) =>
  lists.some(({ evidence }) => new Set(Array.from(evidence.get(name) ?? [])).size > 1)

const rounded = (value: number) => Number(value.toPrecision(5))

interface Prepared {
  /** Row by row. */
  readonly values: Float32Array
  /** What the probabilities should be. */
  readonly wanted: Float64Array
}

function scaleOf(lists: readonly Example[], names: readonly string[]) {
  const mean = new Float64Array(names.length)
  const spread = new Float64Array(names.length)
  names.forEach((name, at) => {
    let [sum, squares, count] = [0, 0, 0]
    for (const { evidence } of lists)
      for (const value of Array.from(evidence.get(name) ?? [])) {
        sum += value
        squares += value * value
        count++
      }
    mean[at] = sum / count
    spread[at] = Math.sqrt(Math.max(1e-9, squares / count - (sum / count) ** 2))
  })
  return { mean, spread }
}

function prepare(
  { evidence, isRight }: Example,
  names: readonly string[],
  mean: Float64Array,
  spread: Float64Array,
) {
  const rows = [...isRight.keys()].filter((row) => isRight[row] !== -1)
  const right = rows.filter((row) => isRight[row] === 1).length
  const values = new Float32Array(rows.length * names.length)
  names.forEach((name, at) => {
    const column = evidence.get(name) ?? []
    rows.forEach((row, place) => {
      values[place * names.length + at] = ((column[row] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1)
    })
  })
  return { values, wanted: Float64Array.from(rows, (row) => (isRight[row] === 1 ? 1 / right : 0)) }
}

const EPOCHS = 10
const BATCH = 32
const RATE = 0.02
const DAMPING = 2e-2

function descend(lists: readonly Prepared[], size: number): Float64Array {
  const weights = new Float64Array(size)
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  const random = randomFrom(1)
  const order = [...lists.keys()]
  let step = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (let start = 0; start < order.length; start += BATCH) {
      const slope = new Float64Array(size)
      const batch = order.slice(start, start + BATCH)
      for (const at of batch) addSlope(lists[at] as Prepared, weights, slope)
      step++
      const rate = RATE * (1 - epoch / EPOCHS)
      for (let at = 0; at < size; at++) {
        const down = (slope[at] as number) / batch.length + DAMPING * (weights[at] as number)
        first[at] = 0.9 * (first[at] as number) + 0.1 * down
        second[at] = 0.99 * (second[at] as number) + 0.01 * down * down
        const size1 = (first[at] as number) / (1 - 0.9 ** step)
        const size2 = Math.sqrt((second[at] as number) / (1 - 0.99 ** step)) + 1e-6
        weights[at] = (weights[at] as number) - (rate * size1) / size2
      }
    }
  }
  return weights
}

function addSlope({ values, wanted }: Prepared, weights: Float64Array, slope: Float64Array): void {
  const size = weights.length
  const scores = new Float64Array(wanted.length)
  for (let row = 0; row < scores.length; row++) {
    let score = 0
    for (let at = 0; at < size; at++) score += (weights[at] as number) * (values[row * size + at] as number)
    scores[row] = score
  }
  const top = scores.reduce((most, score) => Math.max(most, score), -Infinity)
  const sum = scores.reduce((total, score) => total + Math.exp(score - top), 0)
  for (let row = 0; row < scores.length; row++) {
    const off = Math.exp((scores[row] as number) - top) / sum - (wanted[row] as number)
    if (Math.abs(off) < 1e-5) continue
    for (let at = 0; at < size; at++)
      slope[at] = (slope[at] as number) + off * (values[row * size + at] as number)
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [order[at] as number, order[other] as number]
    order[at] = two
    order[other] = one
  }
}
