import type { GitHostId, PullRequestState } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { labelOf, type Person, type Repository } from './pull-request'

/** A pull request that may be linked to an issue, whether it is or not. */
export interface LinkablePullRequest extends Repository {
  readonly pullRequestId: string
  readonly repositoryId: string
  readonly connectionId: string
  readonly number: number
  readonly label: string
  readonly title: string
  readonly state: PullRequestState
  readonly author: Person
  readonly updatedAt: Date
  readonly mergedAt: Date | undefined
  /** Of the issue, as Jira has it today. */
  readonly issueKey: string
}

type Row = Omit<LinkablePullRequest, 'number' | 'label' | 'mergedAt'> & {
  readonly host: GitHostId
  readonly number: string
  readonly mergedAt: Date | null
}

/** The pull requests of chosen repositories that may reach the project of an issue. */
export const linkablePullRequests = (sql: TenantSql, issueId: string) => {
  const read = async (condition: ReturnType<TenantSql>, most: number) => {
    const rows = await sql<Row[]>`
      select pull.pull_request_id as "pullRequestId", repository_id as "repositoryId", connection_id
          as "connectionId", repository.host_repository_id as "hostRepositoryId", repository.name,
        repository.is_private as "isPrivate", connection.host, pull.number, pull.title, pull.state, pull.author,
        pull.updated_at as "updatedAt", pull.merged_at as "mergedAt", issue.key as "issueKey"
      from issue
      join repository_project map using (tenant_id, project_id)
      join repository using (tenant_id, repository_id)
      join connection using (tenant_id, connection_id)
      join pull_request pull using (tenant_id, repository_id)
      where issue.issue_id = ${issueId} and not issue.is_deleted and repository.left_at is null
        and connection.ended_at is null and ${condition}
      order by pull.updated_at desc, pull.pull_request_id limit ${most}`
    return rows.map(({ host, number, mergedAt, ...row }) => ({
      ...row,
      number: Number(number),
      label: labelOf(host, Number(number)),
      mergedAt: mergedAt ?? undefined,
    }))
  }

  return {
    /** Undefined for one that may not reach the issue. */
    async find(pullRequestId: string): Promise<LinkablePullRequest | undefined> {
      const [found] = await read(sql`pull.pull_request_id = ${pullRequestId}`, 1)
      return found
    },

    /** Open ones and drafts that are not linked to it, the latest changed first. */
    listOpen: (most: number): Promise<readonly LinkablePullRequest[]> =>
      read(
        sql`pull.state in ('open', 'draft') and not exists (
          select from linked_issue link
          where link.tenant_id = issue.tenant_id and link.pull_request_id = pull.pull_request_id
            and link.issue_id = ${issueId} and link.decision <> 'rejected')`,
        most,
      ),

    /** Whether the two are linked now. */
    async isLinked(pullRequestId: string): Promise<boolean> {
      const rows = await sql`
        select from linked_issue
        where pull_request_id = ${pullRequestId} and issue_id = ${issueId} and decision <> 'rejected'`
      return rows.length === 1
    },
  }
}
