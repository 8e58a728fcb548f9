import type { Evidence } from './evidence'
import type { Ranked } from './rank-candidates'

/** What tells whether the first candidate is the right one, or whether none is. */
export function trustEvidence(
  ranked: readonly Ranked[],
  evidence: Evidence,
  /** The words of each candidate's summary. */
  summaries: readonly ReadonlySet<string>[],
): Readonly<Record<string, number>> {
  const [first, second, third] = ranked
  if (!first) return {}
  const twin = second && likeness(summaries[first.at], summaries[second.at])
  const own = told.map((name): [string, number] => [name, evidence.get(name)?.[first.at] ?? -1])
  return {
    ...Object.fromEntries(own),
    probability: first.probability,
    secondProbability: second?.probability ?? 0,
    margin: second ? first.score - second.score : 20,
    marginToThird: third ? first.score - third.score : 20,
    twin: twin ?? 0,
  }
}

/** Of the first candidate itself. */
const told = [
  'all',
  'title',
  'cosine',
  'subjectCosine',
  'letterShare',
  'pairShare',
  'summaryInAll',
  'summaryInTitle',
  'titleInSummary',
  'titleInText',
  'rarestTitle',
  'rarestTitleAnywhere',
  'rarestPath',
  'patchInSummary',
  'identifiers',
  'fileNames',
  'isAssignee',
  'isOthers',
  'assigneeLikeness',
  'isReporter',
  'quietDays',
  'ownQuietDays',
  'ownActivity',
  'ageDays',
  'isSamePlatform',
  'isOtherPlatform',
  'allLead',
  'titleLead',
  'cosineLead',
  'letterShareLead',
  'titleWords',
  'summaryWords',
  'knowsPeople',
  'ownIssues',
  'ownTextPlace',
  'ownRecentPlace',
] as const

function likeness(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared === 0 ? 0 : shared / (one.size + other.size - shared)
}
