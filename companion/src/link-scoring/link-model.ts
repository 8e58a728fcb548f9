/** Everything that was learned: how candidates are ranked, and how far the first of them is to be trusted. */
export interface LinkModel {
  /** What each piece of evidence adds to a candidate's score. */
  readonly ranker: Weights
  /** Logit of the first candidate being right. */
  readonly trust: WeightedSum
  /** Pairs of a probability and its confidence, ascending in both: between two of them it runs straight. */
  readonly confidence: readonly (readonly number[])[]
}

export type Weights = Readonly<Record<string, number>>

export interface WeightedSum {
  readonly start: number
  readonly weights: Weights
}

/** The probability that a sum stands for; what is not known counts as 0. */
export function probabilityBy(
  { start, weights }: WeightedSum,
  evidence: Readonly<Record<string, number>>,
): number {
  let logit = start
  for (const [name, weight] of Object.entries(weights)) logit += weight * (evidence[name] ?? 0)
  return 1 / (1 + Math.exp(-logit))
}
