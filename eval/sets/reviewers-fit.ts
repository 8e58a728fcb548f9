/** What is to be learned from: the signals of one pull request's candidates, and which of them reviewed it. */
export interface Example {
  readonly signals: readonly (readonly number[])[]
  readonly isRight: readonly boolean[]
  /** How much it counts beside the others. */
  readonly weight: number
}

const ridge = 0.003
const mostSteps = 12

/**
 * The weights under which the right candidates are most likely (conditional logit, that is a softmax over the candidates
 * of one pull request), found by Newton's method. A ridge on the signals in their own spreads keeps them small.
 */
export function fitWeights(given: readonly Example[]): readonly number[] {
  const examples = given.filter(({ isRight }) => isRight.includes(true))
  const spreads = spreadsOf(examples)
  const scaled = examples.map((example) => ({
    ...example,
    signals: example.signals.map((values) => values.map((value, index) => value / (spreads[index] ?? 1))),
  }))
  const whole = sum(scaled.map(({ weight }) => weight))
  let weights: readonly number[] = spreads.map(() => 0)
  for (let step = 0; step < mostSteps; step += 1) {
    const { gradient, curvature } = slopeAt(weights, scaled, whole)
    const move = solve(curvature, gradient)
    const longest = Math.max(...move.map(Math.abs))
    weights = weights.map((weight, index) => weight - (move[index] ?? 0) * Math.min(1, 1.5 / longest))
    if (longest < 0.001) break
  }
  return weights.map((weight, index) => weight / (spreads[index] ?? 1))
}

function slopeAt(weights: readonly number[], examples: readonly Example[], whole: number) {
  const gradient = weights.map((weight) => ridge * weight)
  const curvature = weights.map((_, row) => weights.map((_, column) => (row === column ? ridge : 0)))
  for (const example of examples) {
    const part = example.weight / whole
    const chances = chancesOf(example.signals, weights)
    const right = example.isRight.filter(Boolean).length
    const mean = weights.map((_, index) =>
      sum(example.signals.map((values, at) => (values[index] ?? 0) * (chances[at] ?? 0))),
    )
    for (const [at, values] of example.signals.entries()) {
      const chance = chances[at] ?? 0
      const surplus = chance - (example.isRight[at] ? 1 / right : 0)
      for (const [index, value] of values.entries()) add(gradient, index, part * surplus * value)
      addSquare(
        curvature,
        values.map((value, index) => value - (mean[index] ?? 0)),
        part * chance,
      )
    }
  }
  return { gradient, curvature }
}

/** Adds to a matrix the products of a row of values with itself. */
function addSquare(matrix: readonly number[][], values: readonly number[], factor: number): void {
  for (const [at, row] of matrix.entries()) {
    const left = factor * (values[at] ?? 0)
    for (const [column, value] of values.entries()) add(row, column, left * value)
  }
}

function chancesOf(signals: Example['signals'], weights: readonly number[]): readonly number[] {
  const scores = signals.map((values) => sum(values.map((value, index) => value * (weights[index] ?? 0))))
  const best = Math.max(...scores)
  const odds = scores.map((score) => Math.exp(score - best))
  const all = sum(odds)
  return odds.map((one) => one / all)
}

function spreadsOf(examples: readonly Example[]): readonly number[] {
  const rows = examples.flatMap(({ signals }) => signals)
  const size = rows[0]?.length ?? 0
  return Array.from({ length: size }, (_, index) => {
    const mean = sum(rows.map((values) => values[index] ?? 0)) / rows.length
    return Math.sqrt(sum(rows.map((values) => ((values[index] ?? 0) - mean) ** 2)) / rows.length) + 1e-6
  })
}

/** Solves a system of linear equations that a ridge has made safe to solve without looking for a pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0])
  for (const [at, row] of rows.entries()) {
    const pivot = row[at] ?? 1
    for (let column = at; column < row.length; column += 1) row[column] = (row[column] ?? 0) / pivot
    for (const other of rows) if (other !== row) subtract(other, row, at)
  }
  return rows.map((row) => row.at(-1) ?? 0)
}

function subtract(from: number[], row: readonly number[], at: number): void {
  const factor = from[at] ?? 0
  for (let column = at; column < from.length; column += 1) add(from, column, -factor * (row[column] ?? 0))
}

const add = (values: number[], index: number, amount: number): void => {
  values[index] = (values[index] ?? 0) + amount
}

const sum = (amounts: readonly number[]): number => amounts.reduce((whole, amount) => whole + amount, 0)
