import type { WhyLinked } from '@throughline/shared/panel'
import type { TenantSql } from '../database/database'
import type { ToldState } from './comment-words'
import { noIssue } from './no-issue'
import { readToldFollowUps } from './told-follow-ups'
import { readToldReviewers } from './told-reviewers'

interface Row {
  readonly key: string
  readonly why: WhyLinked
  readonly isRejected: boolean
  readonly isInferred: boolean
  readonly by: string | null
}

/** What a pull request can be told about its links. Issues that its repository may not reach are left out. */
export const readToldState = async (
  sql: TenantSql,
  { pullRequestId, isPublic }: { readonly pullRequestId: string; readonly isPublic: boolean },
): Promise<Omit<ToldState, 'refused'> & { readonly isInferred: boolean }> => {
  const rows = await sql<Row[]>`
    select issue.key, link.why, link.decision = 'rejected' as "isRejected", link.decided_by as by,
      link.origin = 'inferred' and link.decision = 'none' as "isInferred"
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository_project map on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    where link.pull_request_id = ${pullRequestId} and not issue.is_deleted
    order by link.linked_at, link.issue_id`
  const standing = rows.filter(({ isRejected }) => !isRejected)
  return {
    isPublic,
    links: standing.map(({ key, why }) => ({ key, why })),
    unlinked: rows.filter((row) => row.isRejected).map(({ key, by }) => ({ key, by: by ?? 'somebody' })),
    reviewers: await readToldReviewers(sql, { pullRequestId, isPublic }),
    followUps: await readToldFollowUps(sql, pullRequestId),
    needsNone: (await noIssue(sql).find(pullRequestId)) !== undefined,
    isInferred: standing.some((row) => row.isInferred),
  }
}
