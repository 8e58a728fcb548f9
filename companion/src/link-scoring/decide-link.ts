import type { LinkSignal } from '@throughline/shared/link-signal'
import { actionAt, type LinkAction } from './bands'
import { confidenceOf } from './confidence'
import { type Gathered, gatherEvidence, type Inquiry } from './gather-evidence'
import { type IssueFacts, noFacts } from './issue-facts'
import { type LinkModel, probabilityBy } from './link-model'
import type { OpenIssue } from './open-issue'
import { type Ranked, rankCandidates } from './rank-candidates'
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
  /** The first three of the ranking, each with why it is one. */
  readonly candidates: readonly LinkCandidate[]
  /** Of the first one, the strongest first. */
  readonly signals: readonly LinkSignal[]
  /** Why a link became a question. */
  readonly failed: readonly FailedSafeguard[]
}

export interface LinkCandidate {
  readonly issue: OpenIssue
  /** From 0 to 99; never above that of the one before it. */
  readonly confidence: number
  /** The same before it was corrected by its repository's answers: what later answers are held against. */
  readonly scored: number
  /** The strongest first. */
  readonly signals: readonly LinkSignal[]
}

export interface LinkQuestion extends Inquiry {
  readonly model: LinkModel
  /** Corrects a confidence by what people answered in the repository; it never changes which of two is the higher. */
  readonly calibrate?: (confidence: number) => number
  /** Asked for the first candidate, and for the others where they are listed. */
  readonly factsOf?: (issue: OpenIssue) => Promise<IssueFacts>
}

/** Finds the issue that a pull request belongs to, and says how sure that is. */
export async function decideLink(question: LinkQuestion): Promise<LinkDecision> {
  const { now, factsOf } = question
  const gathered = await gatherEvidence(question)
  const { asked, candidates } = gathered
  const places = rankCandidates(gathered.evidence, question.model.ranker, candidates.issues.length)
  const likeliest = candidates.issues[places[0]?.at ?? -1]
  const factsOfFirst = (likeliest && (await factsOf?.(likeliest))) ?? noFacts
  const ranked = judge(places, gathered, factsOfFirst, question)
  const [first, ...others] = ranked.slice(0, LISTED)
  if (!first) return { action: 'none', confidence: 0, ranking: [], candidates: [], signals: [], failed: [] }
  const action = actionAt(first.confidence)
  const weigh = weighBy(candidates.statistics)
  const candidateOf = ({ issue, confidence, scored }: Judged, facts: IssueFacts): LinkCandidate => ({
    ...{ issue, confidence, scored },
    signals: signalsOf(asked, issue, facts, weigh, now),
  })
  const listed = [candidateOf(first, factsOfFirst)]
  for (const other of others)
    listed.push(candidateOf(other, (action === 'list' && (await factsOf?.(other.issue))) || noFacts))
  const signals = listed[0]?.signals ?? []
  const failed = action === 'link' ? failedSafeguards(factsOfFirst, signals) : []
  return {
    action: failed.length > 0 ? 'suggest' : action,
    confidence: first.confidence,
    ranking: ranked.map(({ issue }) => issue),
    candidates: listed,
    signals,
    failed,
  }
}

const RANKED = 10
const LISTED = 3

interface Judged {
  readonly issue: OpenIssue
  readonly confidence: number
  readonly scored: number
}

/** At most ten; those behind the first one are trusted as much less as the ranking finds them less likely. */
function judge(
  ranked: readonly Ranked[],
  gathered: Gathered,
  factsOfFirst: IssueFacts,
  { model, calibrate = (confidence) => confidence }: LinkQuestion,
): readonly Judged[] {
  const { candidates } = gathered
  const trust = probabilityBy(model.trust, trustEvidence(ranked, gathered, factsOfFirst))
  const certain = ranked[0]?.probability ?? 1
  return ranked.slice(0, RANKED).flatMap(({ at, probability }) => {
    const issue = candidates.issues[at]
    const scored = confidenceOf((trust * probability) / certain, model.confidence)
    return issue ? [{ issue, scored, confidence: calibrate(scored) }] : []
  })
}
