import type { LinkSignal } from '@throughline/shared/link-signal'
import type { TenantSql } from '../database/database'

/** What somebody answered to a suggestion, with what it rested on: an example to learn from. */
export interface LabelledAnswer {
  readonly repository: string
  readonly pullRequest: number
  readonly issue: string
  /** From 0 to 99, as people read it. */
  readonly confidence: number
  /** The same before the answers of this repository were taken into account. */
  readonly scored: number
  /** Whether it was sure enough for a link. */
  readonly isSure: boolean
  readonly signals: readonly LinkSignal[]
  readonly answer: 'confirmed' | 'rejected'
  readonly suggestedAt: Date
  readonly answeredAt: Date
}

const MOST = 20_000

/** The answers that people gave in one repository, the latest first, without anybody's name or text but the signals'. */
export const readLinkAnswers = async (
  sql: TenantSql,
  repositoryId: string,
): Promise<readonly LabelledAnswer[]> => {
  const rows = await sql<(Omit<LabelledAnswer, 'pullRequest'> & { readonly pullRequest: string })[]>`
    select repository.name as repository, pull.number as "pullRequest", issue.key as issue, candidate.confidence,
      candidate.scored, candidate.is_sure as "isSure", candidate.signals, candidate.answer,
      candidate.suggested_at as "suggestedAt", candidate.answered_at as "answeredAt"
    from link_candidate candidate
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join issue using (tenant_id, issue_id)
    where pull.repository_id = ${repositoryId} and candidate.answer is not null
    order by candidate.answered_at desc, pull.number desc, issue.key limit ${MOST}`
  return rows.map((row) => ({ ...row, pullRequest: Number(row.pullRequest) }))
}
