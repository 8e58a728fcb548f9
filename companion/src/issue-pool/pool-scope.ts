import type { TenantSql } from '../database/database'
import { tokensIn } from './issue-token'

/** Whose pool it is. */
export interface PoolOf {
  readonly repositoryId: string
  /** Undefined for a look at the repository's issues alone. */
  readonly pullRequestId?: string
}

/** The projects whose open issues are candidates, how many and how long these are, and those that are none. */
export interface PoolScope {
  readonly projectIds: readonly string[]
  readonly issueCount: number
  readonly textLength: number
  readonly summaryLength: number
  /** Jira's ids. */
  readonly excluded: readonly string[]
}

/** With the numbers of words, by project. */
export interface KnownScope extends PoolScope {
  readonly tokensOf: readonly ReturnType<typeof tokensIn>[]
}

export const knownScope = (tenantId: string, scope: PoolScope): KnownScope => ({
  ...scope,
  tokensOf: scope.projectIds.map((projectId) => tokensIn(tenantId, projectId)),
})

export const meanLengthOf = (
  { issueCount, textLength, summaryLength }: PoolScope,
  within: 'text' | 'summary',
): number => (within === 'text' ? textLength : summaryLength) / Math.max(1, issueCount) || 1

/**
 * The projects that the repository is mapped to and whose issues are read. No candidates are issues that another open
 * pull request is linked to, whoever wrote it, and those that somebody refused for this one. Of branches without a pull
 * request nothing is known.
 */
export const readPoolScope = async (
  sql: TenantSql,
  { repositoryId, pullRequestId }: PoolOf,
): Promise<PoolScope> => {
  const [projects, excluded] = await Promise.all([
    sql<{ projectId: string; issueCount: number; textLength: number; summaryLength: number }[]>`
      select project_id as "projectId", issue_count as "issueCount", text_length::float8 as "textLength",
        summary_length::float8 as "summaryLength"
      from issue_sync join repository_project map using (tenant_id, project_id)
      where map.repository_id = ${repositoryId}`,
    sql<{ issueId: string }[]>`
      select distinct link.issue_id as "issueId" from linked_issue link
      join pull_request pull using (tenant_id, pull_request_id)
      where case when link.pull_request_id = ${pullRequestId ?? null} then link.decision = 'rejected'
        else pull.state in ('open', 'draft') and link.decision <> 'rejected' end`,
  ])
  const sum = (name: 'issueCount' | 'textLength' | 'summaryLength') =>
    projects.reduce((total, project) => total + project[name], 0)
  return {
    projectIds: projects.map(({ projectId }) => projectId),
    issueCount: sum('issueCount'),
    textLength: sum('textLength'),
    summaryLength: sum('summaryLength'),
    excluded: excluded.map(({ issueId }) => issueId),
  }
}
