import type { LinkAction } from '@throughline/companion/link-scoring/bands'
import { decideLink } from '@throughline/companion/link-scoring/decide-link'
import type { IssuePool } from '@throughline/companion/link-scoring/issue-pool'
import type { LinkModel } from '@throughline/companion/link-scoring/link-model'
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

/** The product's answer, and how long it took. */
export async function answerCase(
  given: LinkCase,
  pool: IssuePool,
  model: LinkModel,
): Promise<{ readonly answer: LinkAnswer; readonly tookMs: number }> {
  const startedAt = performance.now()
  const { action, confidence, ranking } = await decideLink({
    pullRequest: given.asking,
    pool,
    now: given.openedAt,
    model,
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
