import { noFacts } from '@throughline/companion/link-scoring/issue-facts'
import { type LinkModel, probabilityBy } from '@throughline/companion/link-scoring/link-model'
import { rankCandidates } from '@throughline/companion/link-scoring/rank-candidates'
import { failedSafeguards } from '@throughline/companion/link-scoring/safeguards'
import { signalsOf } from '@throughline/companion/link-scoring/signals-of'
import { weighBy } from '@throughline/companion/link-scoring/text-evidence'
import { trustEvidence } from '@throughline/companion/link-scoring/trust-evidence'
import type { Example } from './examples'
import { type Judged, learnConfidence } from './learn-confidence'
import { learnRanker } from './learn-ranker'
import { learnTrust, type TrustRow } from './learn-trust'

/** Learns models from examples. A repository left out is left out of everything that a model rests on. */
export function createLearner(examples: readonly Example[], progress: (line: string) => void) {
  const repositories = [...new Set(examples.map(({ repository }) => repository))].sort()
  const rankers = new Map<string, LinkModel['ranker']>()
  const rankerWithout = (left: readonly string[]) => {
    const name = [...left].sort().join(' ')
    const known = rankers.get(name)
    if (known) return known
    progress(`links: learning to rank${left.length > 0 ? ` without ${left.join(' and ')}` : ''}`)
    const ranker = learnRanker(examples.filter(({ repository }) => !left.includes(repository)))
    rankers.set(name, ranker)
    return ranker
  }

  return {
    repositories,
    /** A model that has seen every repository but those. */
    learn(left: readonly string[]): LinkModel {
      const used = repositories.filter((repository) => !left.includes(repository))
      const rows = used.flatMap((repository) => {
        const ranker = rankerWithout([...left, repository])
        return examples
          .filter((one) => one.repository === repository)
          .flatMap((one) => trustRowOf(one, ranker))
      })
      progress(`links: learning whom to trust${left.length > 0 ? ` without ${left.join(' and ')}` : ''}`)
      const judged = used.flatMap((repository): readonly Judged[] => {
        const trust = learnTrust(rows.filter((row) => row.repository !== repository))
        return rows
          .filter((row) => row.repository === repository)
          .map((row) => ({ ...row, probability: probabilityBy(trust, row.evidence) }))
      })
      return { ranker: rankerWithout(left), trust: learnTrust(rows), confidence: learnConfidence(judged) }
    },
  }
}

function trustRowOf(example: Example, ranker: LinkModel['ranker']): readonly TrustRow[] {
  const { repository, kind, isRight } = example
  const ranked = rankCandidates(example.evidence, ranker, isRight.length)
  const [first] = ranked
  if (!first || isRight[first.at] === -1) return []
  return [
    {
      repository,
      kind,
      evidence: trustEvidence(ranked, example),
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
