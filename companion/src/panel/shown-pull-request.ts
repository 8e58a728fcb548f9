import type { TenantSql } from '../database/database'
import type { Repository } from '../pull-requests/pull-request'

/** A pull request as somebody meets it on an issue. */
export interface ShownPullRequest extends Repository {
  readonly repositoryId: string
  readonly connectionId: string
  readonly number: number
  readonly issueKey: string
}

/** Undefined unless the panel of this issue shows it: linked, not refused, and of a repository that may reach it. */
export const findShownPullRequest = async (
  sql: TenantSql,
  issueId: string,
  pullRequestId: string,
): Promise<ShownPullRequest | undefined> => {
  const [row] = await sql<(Omit<ShownPullRequest, 'number'> & { readonly number: string })[]>`
    select repository.repository_id as "repositoryId", repository.connection_id as "connectionId",
      repository.host_repository_id as "hostRepositoryId", repository.name, repository.is_private as "isPrivate",
      pull.number, issue.key as "issueKey"
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join repository_project map
      on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    where link.issue_id = ${issueId} and link.pull_request_id = ${pullRequestId} and link.decision <> 'rejected'
      and not issue.is_deleted and repository.left_at is null`
  return row && { ...row, number: Number(row.number) }
}
