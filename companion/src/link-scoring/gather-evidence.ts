import { type Asked, type AskingPullRequest, askedOf } from './asked'
import { type Evidence, evidenceOf } from './evidence'
import { type Candidates, findCandidates } from './find-candidates'
import type { IssuePool } from './issue-pool'

/** What a decision is made from. */
export interface Inquiry {
  readonly pullRequest: AskingPullRequest
  readonly pool: IssuePool
  readonly now: Date
}

export interface Gathered {
  readonly asked: Asked
  readonly candidates: Candidates
  readonly evidence: Evidence
}

/** What there is to go by, before anything is weighed: also what the weights are learned from. */
export async function gatherEvidence({ pullRequest, pool, now }: Inquiry): Promise<Gathered> {
  const asked = askedOf(pullRequest)
  const candidates = await findCandidates(asked, pool)
  return { asked, candidates, evidence: evidenceOf(asked, candidates, now) }
}
