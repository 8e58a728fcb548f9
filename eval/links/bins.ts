/** A column of numbers in at most `BINS` bins, about equally full. */
export interface Binned {
  readonly bins: Uint8Array
  /** The upper bound of each bin but the last. */
  readonly bounds: readonly number[]
}

export const BINS = 64

export function binsOf(column: Float32Array): Binned {
  const sorted = Float32Array.from(column).sort()
  const last = sorted.at(-1) ?? 0
  const bounds: number[] = []
  for (let at = 1; at < BINS; at++) {
    const place = Math.floor((at * sorted.length) / BINS)
    const middle = ((sorted[place] ?? last) + (sorted[place + 1] ?? last)) / 2
    const bound = Number(middle.toPrecision(6))
    if (bound < last && bound > (bounds.at(-1) ?? -Infinity)) bounds.push(bound)
  }
  return { bins: Uint8Array.from(column, (value) => binOf(bounds, value)), bounds }
}

function binOf(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (bounds[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}
