import type { LinkSignal } from '@throughline/shared/link-signal'
import { actionAt, type LinkAction } from './bands'
import { sumOfTrees } from './boosted-trees'
import { confidenceOf } from './confidence'
import { gatherEvidence, type Inquiry, summariesOf } from './gather-evidence'
import { type IssueFacts, noFacts } from './issue-facts'
import type { LinkModel } from './link-model'
import type { OpenIssue } from './open-issue'
import { rankCandidates } from './rank-candidates'
import { type FailedSafeguard, failedSafeguards } from './safeguards'
import { signalsOf } from './signals-of'
import { weighBy } from './text-evidence'
import { trustEvidence } from './trust-evidence'

/** What becomes of a pull request in which nobody wrote a key, before the gate of its repository. */
export interface LinkDecision {
  readonly action: LinkAction
  /** From 0 to 99: how far the first of the ranking is to be trusted. */
  readonly confidence: number
  /** At most ten, the likeliest first. */
  readonly ranking: readonly OpenIssue[]
  /** Of the first one, the strongest first. */
  readonly signals: readonly LinkSignal[]
  /** Why a link became a question. */
  readonly failed: readonly FailedSafeguard[]
}

export interface LinkQuestion extends Inquiry {
  readonly model: LinkModel
  /** Asked for the first candidate only. */
  readonly factsOf?: (issue: OpenIssue) => Promise<IssueFacts>
}

/** Finds the issue that a pull request belongs to, and says how sure that is. */
export async function decideLink(question: LinkQuestion): Promise<LinkDecision> {
  const { now, model, factsOf } = question
  const { asked, candidates, evidence } = await gatherEvidence(question)
  const ranked = rankCandidates(evidence, model.ranker, candidates.issues.length)
  const issues = ranked.slice(0, 10).flatMap(({ at }) => candidates.issues[at] ?? [])
  const [first] = issues
  if (!first) return { action: 'none', confidence: 0, ranking: [], signals: [], failed: [] }
  const logit = sumOfTrees(model.trust, trustEvidence(ranked, evidence, summariesOf(candidates.issues)))
  const confidence = confidenceOf(1 / (1 + Math.exp(-logit)), model.confidence)
  const facts = factsOf ? await factsOf(first) : noFacts
  const signals = signalsOf(asked, first, facts, weighBy(candidates.statistics), now)
  const action = actionAt(confidence)
  const failed = action === 'link' ? failedSafeguards(facts, signals) : []
  return { action: failed.length > 0 ? 'suggest' : action, confidence, ranking: issues, signals, failed }
}
