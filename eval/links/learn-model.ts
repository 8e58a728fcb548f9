import { type LinkModel, probabilityBy } from '@throughline/companion/link-scoring/link-model'
import { type Claims, createClaims } from './claims'
import type { Example } from './examples'
import { type Judged, learnConfidence } from './learn-confidence'
import { learnRanker } from './learn-ranker'
import { learnTrust, type TrustRow } from './learn-trust'
import { trustRowOf } from './trust-row'

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
      const rowsOf = (repository: string, ranker: LinkModel['ranker']) =>
        examples.filter((one) => one.repository === repository).flatMap((one) => trustRowOf(one, ranker))
      const bare = used.flatMap((repository) => rowsOf(repository, rankerWithout([...left, repository])))
      progress(`links: learning whom to trust${left.length > 0 ? ` without ${left.join(' and ')}` : ''}`)
      const claims = claimsOf(judgedUnseen(bare, used))
      const rows = bare.map(knowing(claims))
      const [ranker, trust] = [rankerWithout(left), learnTrust(rows)]
      const seen = used.flatMap((repository) => rowsOf(repository, ranker)).map(knowing(claims))
      const confidence = learnConfidence({
        unseen: judgedUnseen(rows, used),
        seen: seen.map(judgedBy(trust)),
      })
      return { ranker, trust, confidence }
    },
  }
}

const judgedBy =
  (trust: LinkModel['trust']) =>
  (row: TrustRow): Judged => ({ ...row, probability: probabilityBy(trust, row.evidence) })

/** Each repository judged by what the others teach. */
const judgedUnseen = (rows: readonly TrustRow[], repositories: readonly string[]): readonly Judged[] =>
  repositories.flatMap((repository) => {
    const trust = learnTrust(rows.filter((row) => row.repository !== repository))
    return rows.filter((row) => row.repository === repository).map(judgedBy(trust))
  })

/** Which issue each pull request points at, and how surely. */
function claimsOf(judged: readonly Judged[]): Claims {
  const claims = createClaims()
  for (const { kind, issue, openedAt, probability } of judged)
    if (kind !== 'dropped') claims.add(issue, { openedAt, probability })
  return claims
}

/** The row as it is once it is known which issues earlier pull requests point at. */
const knowing =
  (claims: Claims) =>
  (row: TrustRow): TrustRow => ({
    ...row,
    evidence: { ...row.evidence, earlierClaim: claims.strongest(row.issue, row.openedAt) },
  })
