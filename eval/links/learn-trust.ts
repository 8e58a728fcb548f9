import type { WeightedSum } from '@throughline/companion/link-scoring/link-model'
import { solve } from './solve'

/** The first candidate of one example: what is known of it, and whether it was the right one. */
export interface TrustRow {
  readonly repository: string
  readonly openedAt: Date
  /** Of the candidate, with its project before it. */
  readonly issue: string
  readonly kind: 'positive' | 'negative' | 'dropped'
  readonly evidence: Readonly<Record<string, number>>
  /** Whether no safeguard would turn a link into a question. */
  readonly mayLink: boolean
  readonly isRight: boolean
  /** Whether one of the first three was. */
  readonly isNear: boolean
}

const STEPS = 8
const DAMPING = 0.1
/** A wrong link costs more than a question. */
const DROPPED_WEIGHT = 1.5

/** Learns the logit of the first candidate being right: logistic regression, always the same for the same rows. */
export function learnTrust(rows: readonly TrustRow[]): WeightedSum {
  const names = Object.keys(rows[0]?.evidence ?? {})
  const { mean, spread } = scaleOf(rows, names)
  const prepared = rows.map(({ evidence, isRight, kind }) => ({
    values: Float64Array.from([
      ...names.map((name, at) => ((evidence[name] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1)),
      1,
    ]),
    wanted: Number(isRight),
    weight: kind === 'dropped' ? DROPPED_WEIGHT : 1,
  }))
  const { weights, start } = stepTowards(prepared, names.length)
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
  /** The last one is 1: its weight is where the sum starts. */
  readonly values: Float64Array
  readonly wanted: number
  readonly weight: number
}

/** Newton's steps towards the likeliest weights; each stands for one spread of its number, so that all are damped alike. */
function stepTowards(rows: readonly Prepared[], size: number) {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  let found = new Float64Array(size + 1)
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(size + 1)
    const bend = Array.from(slope, () => new Float64Array(size + 1))
    for (const row of rows) addRow(row, found, total, slope, bend)
    mirror(bend)
    for (let at = 0; at < size; at++) {
      slope[at] = (slope[at] ?? 0) + DAMPING * (found[at] ?? 0)
      const line = bend[at]
      if (line) line[at] = (line[at] ?? 0) + DAMPING
    }
    const down = solve(bend, slope)
    found = found.map((value, at) => value - (down[at] ?? 0))
  }
  return { weights: found.subarray(0, size), start: found[size] ?? 0 }
}

/** Adds what one row asks for to the slope and the bend of the loss. */
function addRow(
  { values, wanted, weight }: Prepared,
  found: Float64Array,
  total: number,
  slope: Float64Array,
  bend: readonly Float64Array[],
): void {
  const probability = probabilityOf(values, found)
  const off = (weight * (probability - wanted)) / total
  const steep = (weight * Math.max(1e-4, probability * (1 - probability))) / total
  values.forEach((value, at) => {
    slope[at] = (slope[at] as number) + off * value
    const line = bend[at] as Float64Array
    const part = steep * value
    for (let other = 0; other <= at; other++)
      line[other] = (line[other] as number) + part * (values[other] as number)
  })
}

/** The bend is the same both ways: half of it is counted. */
function mirror(bend: readonly Float64Array[]): void {
  bend.forEach((line, at) => {
    for (let other = 0; other < at; other++) (bend[other] as Float64Array)[at] = line[other] as number
  })
}

function probabilityOf(values: Float64Array, found: Float64Array): number {
  let logit = 0
  for (let at = 0; at < values.length; at++) logit += (found[at] as number) * (values[at] as number)
  return 1 / (1 + Math.exp(-logit))
}
