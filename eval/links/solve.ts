/** The x for which matrix · x = right, by elimination; the matrix is square and positive definite. */
export function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, at) => Float64Array.from([...row, right[at] ?? 0]))
  rows.forEach((row, at) => {
    for (const below of rows.slice(at + 1)) subtract(below, row, (below[at] ?? 0) / (row[at] ?? 1), at)
  })
  const found = new Float64Array(rows.length)
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at] ?? found
    let rest = row[rows.length] ?? 0
    for (let known = at + 1; known < rows.length; known++) rest -= (row[known] ?? 0) * (found[known] ?? 0)
    found[at] = rest / (row[at] ?? 1)
  }
  return found
}

function subtract(from: Float64Array, row: Float64Array, times: number, start: number): void {
  for (let at = start; at < row.length; at++) from[at] = (from[at] ?? 0) - times * (row[at] ?? 0)
}
