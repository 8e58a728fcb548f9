import type { Tree } from '@throughline/companion/link-scoring/boosted-trees'
import { answerFor, bestSplitOf, type Range, type Split } from './best-split'
import { BINS, type Binned, binsOf } from './bins'
import { randomFrom } from './random'

/** Examples as columns of numbers, and what is to be learned: first and second derivative of the loss at given scores. */
export interface Lesson {
  readonly columns: readonly Float32Array[]
  readonly rows: number
  derive(scores: Float64Array, slope: Float64Array, curve: Float64Array): void
}

export interface Growth {
  readonly trees: number
  readonly leaves: number
  readonly rate: number
  /** Leaves with less curvature than this are not grown. */
  readonly leastCurve: number
  readonly damping: number
  /** For each column: 1 where more of it may only raise an answer, -1 where it may only lower it, 0 for either. */
  readonly directions: readonly (-1 | 0 | 1)[]
  /** The share of the columns each tree may look at. */
  readonly columnShare: number
  readonly seed: number
}

/** Gradient boosting over histograms, deterministic for a seed. */
export function growTrees({ columns, rows, derive }: Lesson, growth: Growth): readonly Tree[] {
  const binned = columns.map((column) => binsOf(column))
  const random = randomFrom(growth.seed)
  const [scores, slope, curve] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  const trees: Tree[] = []
  for (let round = 0; round < growth.trees; round++) {
    derive(scores, slope, curve)
    const chosen = [...columns.keys()].filter(() => random() < growth.columnShare)
    trees.push(growTree({ binned, chosen, slope, curve, scores, growth }))
  }
  return trees
}

interface Growing {
  readonly binned: readonly Binned[]
  readonly chosen: readonly number[]
  readonly slope: Float64Array
  readonly curve: Float64Array
  readonly scores: Float64Array
  readonly growth: Growth
}

interface Leaf {
  readonly node: number
  readonly rows: Int32Array
  readonly sums: Float64Array
  readonly range: Range
  readonly split: Split | undefined
}

function growTree(growing: Growing): Tree {
  const { scores, growth } = growing
  const rows = Int32Array.from(scores.keys())
  const nodes: number[][] = [[0]]
  const range = { low: -Infinity, high: Infinity }
  let leaves: readonly Leaf[] = [leafOf({ node: 0, rows, sums: sumsOf(growing, rows), range }, growing)]
  while (leaves.length < growth.leaves) {
    const leaf = leaves.reduce((best, one) => ((one.split?.gain ?? 0) > (best.split?.gain ?? 0) ? one : best))
    if (!leaf.split) break
    const halves = divide(leaf, leaf.split, nodes, growing)
    leaves = [...leaves.filter((one) => one !== leaf), ...halves]
  }
  for (const leaf of leaves) settle(leaf, nodes, growing)
  return nodes
}

/** Two leaves in place of one; the sums of the larger are what the smaller leaves over. */
function divide(
  { node, rows, sums, range }: Leaf,
  split: Split,
  nodes: number[][],
  growing: Growing,
): readonly Leaf[] {
  const { column, bin } = split
  const { bins, bounds } = growing.binned[column] as Binned
  const left = rows.filter((row) => (bins[row] as number) <= bin)
  const right = rows.filter((row) => (bins[row] as number) > bin)
  const isLeftSmaller = left.length < right.length
  const smaller = sumsOf(growing, isLeftSmaller ? left : right)
  const larger = sums.map((sum, place) => sum - (smaller[place] as number))
  const first = nodes.length
  nodes[node] = [column, bounds[bin] as number, first, first + 1]
  nodes.push([0], [0])
  const [low, high] = rangesOf(range, split, growing.growth.directions[column] ?? 0)
  return [
    leafOf({ node: first, rows: left, sums: isLeftSmaller ? smaller : larger, range: low }, growing),
    leafOf({ node: first + 1, rows: right, sums: isLeftSmaller ? larger : smaller, range: high }, growing),
  ]
}

function rangesOf(range: Range, { left, right }: Split, direction: number): readonly [Range, Range] {
  const middle = (left + right) / 2
  if (direction === 0) return [range, range]
  const below = { low: range.low, high: middle }
  const above = { low: middle, high: range.high }
  return direction > 0 ? [below, above] : [above, below]
}

function settle(
  { node, rows, range }: Leaf,
  nodes: number[][],
  { slope, curve, scores, growth }: Growing,
): void {
  const sums = { slope: 0, curve: 0 }
  for (const row of rows) {
    sums.slope += slope[row] as number
    sums.curve += curve[row] as number
  }
  const value = Number((growth.rate * answerFor(sums, { range, damping: growth.damping })).toPrecision(5))
  nodes[node] = [value]
  for (const row of rows) scores[row] = (scores[row] as number) + value
}

function sumsOf({ binned, chosen, slope, curve }: Growing, rows: Int32Array): Float64Array {
  const sums = new Float64Array(chosen.length * BINS * 2)
  for (const [at, column] of chosen.entries()) {
    const { bins } = binned[column] as Binned
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] as number
      const place = (at * BINS + (bins[row] as number)) * 2
      sums[place] = (sums[place] as number) + (slope[row] as number)
      sums[place + 1] = (sums[place + 1] as number) + (curve[row] as number)
    }
  }
  return sums
}

function leafOf(leaf: Omit<Leaf, 'split'>, { chosen, binned, growth }: Growing): Leaf {
  const splits = chosen.map((column, at) =>
    bestSplitOf(
      { sums: leaf.sums, start: at * BINS * 2, column, bounds: binned[column]?.bounds ?? [] },
      { ...growth, range: leaf.range, direction: growth.directions[column] ?? 0 },
    ),
  )
  const split = splits.reduce((best, one) => ((one?.gain ?? 0) > (best?.gain ?? 0) ? one : best), undefined)
  return { ...leaf, split }
}
