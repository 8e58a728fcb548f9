import type { TenantSql } from '../database/database'
import { probabilityOf } from '../link-scoring/confidence'
import type { Claim } from '../link-scoring/earlier-claims'
import { learnedModel } from '../link-scoring/learned-model'

interface Row {
  readonly openedAt: Date
  /** As it was scored, from 0 to 99; null where somebody wrote the key, linked it by hand, or confirmed it. */
  readonly scored: number | null
}

/**
 * Which other pull requests point at an issue: those that are linked to it, and those of which it was the first suggestion
 * while nobody has answered. One that was closed without a merge points nowhere.
 */
export async function readClaims(
  sql: TenantSql,
  { key, pullRequestId }: { readonly key: string; readonly pullRequestId: string },
): Promise<readonly Claim[]> {
  const rows = await sql<Row[]>`
    select pull.opened_at as "openedAt",
      case when link.origin = 'inferred' and link.decision = 'none' then coalesce(candidate.scored, 0) end as scored
    from open_issue issue
    join linked_issue link using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    left join link_candidate candidate using (tenant_id, pull_request_id, issue_id)
    where issue.key = ${key} and link.decision <> 'rejected'
      and pull.pull_request_id <> ${pullRequestId} and pull.state <> 'declined'
    union all
    select pull.opened_at, candidate.scored
    from open_issue issue
    join link_candidate candidate using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    where issue.key = ${key} and candidate.place = 0 and candidate.answer is null
      and pull.pull_request_id <> ${pullRequestId} and pull.state <> 'declined'
      and not exists (select from no_issue where pull_request_id = pull.pull_request_id)
      and not exists (
        select from linked_issue link where link.pull_request_id = pull.pull_request_id
          and (link.decision <> 'rejected' or link.issue_id = issue.issue_id))`
  return rows.map(({ openedAt, scored }) => ({
    openedAt,
    probability: scored === null ? 1 : probabilityOf(scored, learnedModel.confidence),
  }))
}
