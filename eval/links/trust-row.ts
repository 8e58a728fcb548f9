import { noFacts } from '@throughline/companion/link-scoring/issue-facts'
import type { LinkModel } from '@throughline/companion/link-scoring/link-model'
import { rankCandidates } from '@throughline/companion/link-scoring/rank-candidates'
import { failedSafeguards } from '@throughline/companion/link-scoring/safeguards'
import { signalsOf } from '@throughline/companion/link-scoring/signals-of'
import { weighBy } from '@throughline/companion/link-scoring/text-evidence'
import { trustEvidence } from '@throughline/companion/link-scoring/trust-evidence'
import { issueIn } from './claims'
import type { Example } from './examples'
import type { TrustRow } from './learn-trust'

/** What there is to learn from the first candidate of an example; nothing where that one was mentioned as well. */
export function trustRowOf(example: Example, ranker: LinkModel['ranker']): readonly TrustRow[] {
  const { repository, project, kind, isRight, candidates, openedAt } = example
  const ranked = rankCandidates(example.evidence, ranker, isRight.length)
  const [first] = ranked
  if (!first || isRight[first.at] === -1) return []
  return [
    {
      ...{ repository, kind, openedAt },
      issue: issueIn(project, candidates.issues[first.at]?.key ?? ''),
      evidence: trustEvidence(ranked, example, noFacts),
      mayLink: passesSafeguards(example, first.at),
      isRight: isRight[first.at] === 1,
      isNear: ranked.slice(0, 3).some(({ at }) => isRight[at] === 1),
    },
  ]
}

/** Whether a link would be made if the confidence allowed it, nothing being known of statuses and other pull requests. */
function passesSafeguards({ asked, candidates, openedAt }: Example, at: number): boolean {
  const issue = candidates.issues[at]
  if (!issue) return false
  const signals = signalsOf(asked, issue, noFacts, weighBy(candidates.statistics), openedAt)
  return failedSafeguards(noFacts, signals).length === 0
}
