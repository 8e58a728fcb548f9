import type { GitHostId, PullRequestState } from '@throughline/shared/pull-request'
import { readSettings } from '@throughline/shared/rule-settings'
import type { TenantSql } from '../database/database'
import { labelOf } from './pull-request'

/** A pull request that an issue is linked to, as far as it tells whether the issue's work is done. */
export interface WorkPullRequest {
  readonly repositoryId: string
  readonly number: number
  readonly label: string
  readonly state: PullRequestState
  readonly branch: string
  readonly baseBranch: string
  /** The base branches that count, by the settings of its repository. */
  readonly baseBranches: readonly string[]
  readonly mergedAt: Date | undefined
  readonly mergeSha: string | undefined
  readonly isRevert: boolean
  readonly isRejected: boolean
}

/** A merged pull request that takes another one back, linked or not. */
export interface MergedRevert {
  readonly repositoryId: string
  readonly number: number
  readonly mergedAt: Date
  readonly mergeSha: string | undefined
  /** `#42` or a commit; undefined where it does not say. */
  readonly takesBack: string | undefined
  readonly isLinked: boolean
}

/** What is known of the work on an issue. */
export interface IssueWork {
  readonly key: string
  readonly pullRequests: readonly WorkPullRequest[]
  readonly reverts: readonly MergedRevert[]
}

interface Row extends Omit<WorkPullRequest, 'number' | 'label' | 'baseBranches' | 'mergedAt' | 'mergeSha'> {
  readonly key: string
  readonly number: string
  readonly host: GitHostId
  readonly settings: unknown
  readonly mergedAt: Date | null
  readonly mergeSha: string | null
}

/**
 * Every pull request that an issue is linked to and that may reach it today, in any repository that is still chosen,
 * and what was taken back in these repositories. Undefined for an issue that is gone.
 */
export const readIssueWork = async (sql: TenantSql, issueId: string): Promise<IssueWork | undefined> => {
  const rows = await sql<Row[]>`
    select issue.key, pull.repository_id as "repositoryId", pull.number, connection.host, pull.state, pull.branch,
      pull.base_branch as "baseBranch", pull.merged_at as "mergedAt", pull.merge_sha as "mergeSha",
      pull.is_revert or link.is_revert as "isRevert", link.decision = 'rejected' as "isRejected", set.settings
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    join repository_project map on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    left join rule_settings set on set.tenant_id = link.tenant_id and set.repository_id = pull.repository_id
      and set.rule_id = 'transition-issues'
    where link.issue_id = ${issueId} and not issue.is_deleted and repository.left_at is null
    order by pull.number`
  const [first] = rows
  if (!first) return undefined
  const repositoryIds = [...new Set(rows.map(({ repositoryId }) => repositoryId))]
  return {
    key: first.key,
    pullRequests: rows.map(workPullRequestOf),
    reverts: await readReverts(sql, issueId, repositoryIds),
  }
}

const workPullRequestOf = ({ key: _, host, settings, ...row }: Row): WorkPullRequest => ({
  ...row,
  number: Number(row.number),
  label: labelOf(host, Number(row.number)),
  baseBranches: readSettings('transition-issues', settings).baseBranches,
  mergedAt: row.mergedAt ?? undefined,
  mergeSha: row.mergeSha ?? undefined,
})

const readReverts = async (
  sql: TenantSql,
  issueId: string,
  repositoryIds: readonly string[],
): Promise<readonly MergedRevert[]> => {
  const rows = await sql<
    (Pick<MergedRevert, 'repositoryId' | 'mergedAt' | 'isLinked'> & {
      readonly number: string
      readonly mergeSha: string | null
      readonly takesBack: string | null
    })[]
  >`
    select pull.repository_id as "repositoryId", pull.number, pull.merged_at as "mergedAt",
      pull.merge_sha as "mergeSha", pull.reverts as "takesBack", link.issue_id is not null as "isLinked"
    from pull_request pull
    left join linked_issue link on link.tenant_id = pull.tenant_id and link.pull_request_id = pull.pull_request_id
      and link.issue_id = ${issueId} and link.decision <> 'rejected'
    where pull.repository_id = any(${[...repositoryIds]}) and pull.is_revert and pull.state = 'merged'
      and pull.merged_at is not null and (pull.reverts is not null or link.issue_id is not null)
    order by pull.merged_at desc limit 1000`
  return rows.map((row) => ({
    ...row,
    number: Number(row.number),
    mergeSha: row.mergeSha ?? undefined,
    takesBack: row.takesBack ?? undefined,
  }))
}
