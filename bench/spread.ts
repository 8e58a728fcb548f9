/** The value below which this share of the values lies; NaN without values. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** The middle one of an odd count of values, such as the rounds of a bench. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)
