import type { BoostedTrees } from './boosted-trees'

/** Everything that was learned: how candidates are ranked, and how far the first of them is to be trusted. */
export interface LinkModel {
  /** What each piece of evidence adds to a candidate's score. */
  readonly ranker: Readonly<Record<string, number>>
  /** Logit of the first candidate being right. */
  readonly trust: BoostedTrees
  /** Pairs of a probability and its confidence, ascending in both: between two of them it runs straight. */
  readonly confidence: readonly (readonly number[])[]
}
