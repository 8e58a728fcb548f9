/** Small decision trees whose answers add up. Rows of numbers: one a node, `[column, threshold, left, right]`, or `[value]` for a leaf. */
export interface BoostedTrees {
  readonly columns: readonly string[]
  readonly trees: readonly Tree[]
}
export type Tree = readonly (readonly number[])[]

/** The sum over all trees; a column that is missing counts as -1. */
export function sumOfTrees(
  { columns, trees }: BoostedTrees,
  evidence: Readonly<Record<string, number>>,
): number {
  const values = Float64Array.from(columns, (name) => evidence[name] ?? -1)
  let sum = 0
  for (const tree of trees) sum += answerOf(tree, values)
  return sum
}

function answerOf(tree: Tree, values: Float64Array): number {
  let node = tree[0]
  while (node && node.length > 1) {
    const [column = 0, threshold = 0, left = 0, right = 0] = node
    node = tree[(values[column] ?? -1) <= threshold ? left : right]
  }
  return node?.[0] ?? 0
}
