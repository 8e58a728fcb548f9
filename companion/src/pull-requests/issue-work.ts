import type { GitHostId, PullRequestState } from '@throughline/shared/pull-request'
import { readSettings } from '@throughline/shared/rule-settings'
import type { TenantSql } from '../database/database'
import { labelOf } from './pull-request'
import { type Revert, reverts } from './reverts'
import { isTakenBack } from './taken-back'

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
  /** Of one that was declined: not before that. */
  readonly updatedAt: Date
  readonly isRevert: boolean
  /** By a merged revert, linked or not, that was not itself taken back since. */
  readonly isTakenBack: boolean
  readonly isRejected: boolean
}

/** What is known of the work on an issue. */
export interface IssueWork {
  readonly key: string
  readonly pullRequests: readonly WorkPullRequest[]
}

interface Row
  extends Omit<WorkPullRequest, 'number' | 'label' | 'baseBranches' | 'mergedAt' | 'isTakenBack'> {
  readonly id: string
  readonly key: string
  readonly number: string
  readonly host: GitHostId
  readonly settings: unknown
  readonly mergedAt: Date | null
}

/**
 * Every pull request that an issue is linked to and that may reach it today, in any repository that is still chosen.
 * Undefined for an issue that is gone, and for one that none is linked to.
 */
export const readIssueWork = async (sql: TenantSql, issueId: string): Promise<IssueWork | undefined> => {
  const rows = await sql<Row[]>`
    select issue.key, pull.pull_request_id as id, pull.repository_id as "repositoryId", pull.number,
      connection.host, pull.state, pull.branch, pull.base_branch as "baseBranch", pull.merged_at as "mergedAt",
      pull.updated_at as "updatedAt",
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
  const mergedIds = rows.filter(({ state }) => state === 'merged').map(({ id }) => id)
  const chains = await reverts(sql).ofIssue(issueId, mergedIds)
  return { key: first.key, pullRequests: rows.map((row) => workPullRequestOf(row, chains.get(row.id) ?? [])) }
}

const workPullRequestOf = (
  { id: _id, key: _key, host, settings, ...row }: Row,
  takenBack: readonly Revert[],
): WorkPullRequest => ({
  ...row,
  number: Number(row.number),
  label: labelOf(host, Number(row.number)),
  baseBranches: readSettings('transition-issues', settings).baseBranches,
  mergedAt: row.mergedAt ?? undefined,
  isTakenBack: isTakenBack(takenBack),
})
