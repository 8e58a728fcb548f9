import type { BoostedTrees } from '@throughline/companion/link-scoring/boosted-trees'
import { growTrees } from './grow-trees'

/** The first candidate of one example: what is known of it, and whether it was the right one. */
export interface TrustRow {
  readonly repository: string
  readonly kind: 'positive' | 'negative' | 'dropped'
  readonly evidence: Readonly<Record<string, number>>
  readonly isRight: boolean
  /** Whether one of the first three was. */
  readonly isNear: boolean
}

/** Learns the logit of the first candidate being right. */
export function learnTrust(rows: readonly TrustRow[]): BoostedTrees {
  const columns = Object.keys(rows[0]?.evidence ?? {})
  const weights = Float64Array.from(rows, ({ kind }) => (kind === 'dropped' ? DROPPED_WEIGHT : 1))
  const wanted = Uint8Array.from(rows, ({ isRight }) => Number(isRight))
  const trees = growTrees(
    {
      columns: columns.map((name) => Float32Array.from(rows, ({ evidence }) => evidence[name] ?? -1)),
      rows: rows.length,
      derive(scores, slope, curve) {
        for (let row = 0; row < rows.length; row++) {
          const probability = 1 / (1 + Math.exp(-(scores[row] as number)))
          const weight = weights[row] as number
          slope[row] = weight * (probability - (wanted[row] as number))
          curve[row] = weight * probability * (1 - probability)
        }
      },
    },
    {
      trees: 160,
      leaves: 8,
      rate: 0.08,
      leastCurve: 4,
      damping: 4,
      directions: columns.map((name) => directions[name] ?? 0),
      columnShare: 0.5,
      seed: 7,
    },
  )
  return { columns, trees }
}

/** There are as many of them as of the others; in life a missing issue is the rarer case. */
const DROPPED_WEIGHT = 0.7

/** More of these can only make a candidate more trustworthy, or less. */
const directions: Readonly<Record<string, 1 | -1>> = {
  probability: 1,
  margin: 1,
  marginToThird: 1,
  secondProbability: -1,
  all: 1,
  title: 1,
  cosine: 1,
  subjectCosine: 1,
  letterShare: 1,
  pairShare: 1,
  summaryInAll: 1,
  summaryInTitle: 1,
  titleInSummary: 1,
  titleInText: 1,
  rarestTitle: 1,
  rarestTitleAnywhere: 1,
  rarestPath: 1,
  patchInSummary: 1,
  identifiers: 1,
  fileNames: 1,
  isAssignee: 1,
  assigneeLikeness: 1,
  isReporter: 1,
  quietDays: -1,
  ownActivity: 1,
  isSamePlatform: 1,
  isOtherPlatform: -1,
  allLead: 1,
  titleLead: 1,
  cosineLead: 1,
  letterShareLead: 1,
  ownTextPlace: 1,
  ownRecentPlace: 1,
}
