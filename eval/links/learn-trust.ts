import type { WeightedSum } from '@throughline/companion/link-scoring/link-model'
import { randomFrom } from './random'

/** The first candidate of one example: what is known of it, and whether it was the right one. */
export interface TrustRow {
  readonly repository: string
  readonly kind: 'positive' | 'negative' | 'dropped'
  readonly evidence: Readonly<Record<string, number>>
  readonly isRight: boolean
  /** Whether one of the first three was. */
  readonly isNear: boolean
}

const EPOCHS = 20
const BATCH = 64
const RATE = 0.01
const DAMPING = 0.1
/** There are as many of them as of the others; in life a missing issue is the rarer case. */
const DROPPED_WEIGHT = 0.7

/** Learns the logit of the first candidate being right: logistic regression, always the same for the same rows. */
export function learnTrust(rows: readonly TrustRow[]): WeightedSum {
  const names = Object.keys(rows[0]?.evidence ?? {})
  const { mean, spread } = scaleOf(rows, names)
  const prepared = rows.map(({ evidence, isRight, kind }) => ({
    values: Float64Array.from(
      names,
      (name, at) => ((evidence[name] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1),
    ),
    wanted: Number(isRight),
    weight: kind === 'dropped' ? DROPPED_WEIGHT : 1,
  }))
  const { weights, start } = descend(prepared, names.length)
  const perUnit = names.map((_, at) => (weights[at] ?? 0) / (spread[at] ?? 1))
  const shift = perUnit.reduce((sum, weight, at) => sum + weight * (mean[at] ?? 0), 0)
  return {
    start: rounded(start - shift),
    weights: Object.fromEntries(names.map((name, at) => [name, rounded(perUnit[at] ?? 0)])),
  }
}

const rounded = (value: number) => Number(value.toPrecision(6))

function scaleOf(rows: readonly TrustRow[], names: readonly string[]) {
  const mean = new Float64Array(names.length)
  const spread = new Float64Array(names.length)
  names.forEach((name, at) => {
    const values = rows.map(({ evidence }) => evidence[name] ?? 0)
    const middle = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length
    mean[at] = middle
    spread[at] = Math.sqrt(Math.max(1e-9, variance))
  })
  return { mean, spread }
}

interface Prepared {
  readonly values: Float64Array
  readonly wanted: number
  readonly weight: number
}

function descend(rows: readonly Prepared[], size: number) {
  const weights = new Float64Array(size)
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  const random = randomFrom(1)
  const steps = Math.ceil((EPOCHS * rows.length) / BATCH)
  let start = 0
  for (let step = 0; step < steps; step++) {
    const slope = new Float64Array(size)
    let startSlope = 0
    for (let one = 0; one < BATCH; one++) {
      const row = rows[Math.floor(random() * rows.length)] as Prepared
      const off = row.weight * (probabilityOf(row.values, weights, start) - row.wanted)
      startSlope += off
      for (let at = 0; at < size; at++) slope[at] = (slope[at] as number) + off * (row.values[at] as number)
    }
    const rate = RATE * (1 - step / steps)
    start -= (rate * startSlope) / BATCH
    for (let at = 0; at < size; at++) {
      const down = (slope[at] as number) / BATCH + DAMPING * (weights[at] as number)
      first[at] = 0.9 * (first[at] as number) + 0.1 * down
      second[at] = 0.99 * (second[at] as number) + 0.01 * down * down
      weights[at] =
        (weights[at] as number) - (rate * (first[at] as number)) / (Math.sqrt(second[at] as number) + 1e-6)
    }
  }
  return { weights, start }
}

function probabilityOf(values: Float64Array, weights: Float64Array, start: number): number {
  let logit = start
  for (let at = 0; at < values.length; at++) logit += (weights[at] as number) * (values[at] as number)
  return 1 / (1 + Math.exp(-logit))
}
