import type { LinkAction } from '@throughline/companion/link-scoring/bands'
import { decideLink } from '@throughline/companion/link-scoring/decide-link'
import { noFacts } from '@throughline/companion/link-scoring/issue-facts'
import type { IssuePool } from '@throughline/companion/link-scoring/issue-pool'
import type { LinkModel } from '@throughline/companion/link-scoring/link-model'
import { type Claims, issueIn } from './claims'
import type { LinkCase } from './read-links'

/** What the product decides for one case. */
export interface LinkAnswer {
  readonly id: string | number
  readonly ranking: readonly string[]
  readonly confidence: number
  readonly action: LinkAction
  /** The issue that is linked, or would be suggested first; null where there is none. */
  readonly key: string | null
}

/** The product's answer after those to earlier pull requests, and how long it took. */
export async function answerCase(
  given: LinkCase,
  pool: IssuePool,
  model: LinkModel,
  claims: Claims,
): Promise<{ readonly answer: LinkAnswer; readonly tookMs: number }> {
  const startedAt = performance.now()
  const { action, confidence, ranking } = await decideLink({
    pullRequest: given.asking,
    pool,
    now: given.openedAt,
    model,
    factsOf: async ({ key }) => ({
      ...noFacts,
      earlierClaim: claims.strongest(issueIn(given.project, key), given.openedAt),
    }),
  })
  const tookMs = performance.now() - startedAt
  const keys = ranking.map(({ key }) => key)
  const answer = {
    id: given.id,
    ranking: keys,
    confidence: Math.round(confidence * 10) / 10,
    action,
    key: keys[0] ?? null,
  }
  return { answer, tookMs }
}
