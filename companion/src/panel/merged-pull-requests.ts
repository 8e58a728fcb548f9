import type { GitHostId } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { labelOf } from '../pull-requests/pull-request'

/** A merged pull request of an issue, and its newest delivery that is kept. */
export interface MergedPullRequest {
  readonly pullRequestId: string
  readonly repositoryId: string
  readonly hostRepositoryId: string
  readonly repository: string
  readonly number: number
  readonly label: string
  readonly inboxId: string | undefined
}

type Row = Omit<MergedPullRequest, 'number' | 'label' | 'inboxId'> & {
  readonly host: GitHostId
  readonly number: string
  readonly inboxId: string | null
}

/** As many as the panel shows. */
const MOST = 200

/**
 * Those of an issue that something shipped with, newest first: repositories that people have left out, or that may not
 * reach its project, and reverts are not among them.
 */
export const mergedPullRequests = async (
  sql: TenantSql,
  issueId: string,
): Promise<readonly MergedPullRequest[]> => {
  const rows = await sql<Row[]>`
    select pull.pull_request_id as "pullRequestId", pull.repository_id as "repositoryId",
      repository.host_repository_id as "hostRepositoryId", repository.name as repository, connection.host, pull.number, (
        select max(inbox.inbox_id) from inbox
        where inbox.tenant_id = pull.tenant_id and inbox.pull_request_id = pull.pull_request_id) as "inboxId"
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    join repository_project map on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    where link.issue_id = ${issueId} and link.decision <> 'rejected' and not issue.is_deleted
      and pull.state = 'merged' and not pull.is_revert and repository.left_at is null and connection.ended_at is null
    order by pull.merged_at desc nulls last limit ${MOST}`
  return rows.map(({ host, ...row }) => ({
    ...row,
    number: Number(row.number),
    label: labelOf(host, Number(row.number)),
    inboxId: row.inboxId ?? undefined,
  }))
}
