import type { Panel, PanelPullRequest, PanelRepository, WhyLinked } from '@throughline/shared/panel'
import type { TenantSql } from '../database/database'
import { labelOf, type Person, type Review } from '../pull-requests/pull-request'
import { isYours } from './is-yours'
import { readFollowUps } from './read-follow-ups'
import { readLinkSuggestions } from './read-link-suggestions'
import { type MoveRow, readMove } from './read-move'
import { readSuggestions } from './read-suggestions'
import { type SummaryRow, summariesOf } from './summaries-of'

/** One linked pull request as the one query gives it. */
interface Row extends SummaryRow, MoveRow {
  readonly repositoryId: string
  readonly repository: string
  readonly branch: string
  readonly headSha: string
  readonly author: Person
  readonly reviews: readonly Review[]
  readonly openedAt: Date
  readonly updatedAt: Date
  readonly why: WhyLinked
  readonly isYours: boolean
}

/** More than any issue needs; it bounds the answer. */
const MOST_ROWS = 200

/**
 * What the panel of one issue shows. The repository-to-project map is part of the one query: a pull request of a
 * repository that may not reach the issue's project is not in the answer, nor counted in it. `reader` is the Jira
 * account of who looks.
 */
export const readPanel = async (
  sql: TenantSql,
  issueId: string,
  nextReadSeconds: number,
  reader?: string,
): Promise<Panel> => {
  const rows = await sql<Row[]>`
    select pull.pull_request_id as id, pull.repository_id as "repositoryId", repository.name as repository,
      connection.host, pull.number, pull.title, pull.url, pull.state, pull.branch, pull.base_branch as "baseBranch",
      pull.head_sha as "headSha",
      pull.author, pull.reviews, pull.is_revert as "isRevert", pull.opened_at as "openedAt",
      pull.updated_at as "updatedAt", pull.merged_at as "mergedAt", pull.merged_by as "mergedBy",
      pull.file_count as "fileCount", link.why, ${isYours(sql, reader)} as "isYours", issue.project_id as "projectId",
      summary.why as "summaryWhy", summary.areas, summary.reverted_by as "revertedBy",
      effect.state as "commentState", told.outcome, told.detail, rule.is_on as "isRuleOn", setting.settings,
      issue.status, issue.status_category as "statusCategory", coalesce(moving.is_on, false) as "movesIssue"
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    join repository_project map
      on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    left join merge_summary summary
      on summary.tenant_id = link.tenant_id and summary.pull_request_id = link.pull_request_id
    left join effect on effect.tenant_id = link.tenant_id
      and effect.effect_key = 'comment ' || link.issue_id || ' ' || summary.marker
    left join rule on rule.tenant_id = link.tenant_id and rule.repository_id = pull.repository_id
      and rule.rule_id = 'post-merge-summary'
    left join rule moving on moving.tenant_id = link.tenant_id and moving.repository_id = pull.repository_id
      and moving.rule_id = 'transition-issues'
    left join rule_settings setting on setting.tenant_id = link.tenant_id
      and setting.repository_id = pull.repository_id and setting.rule_id = 'post-merge-summary'
    left join lateral (
      select trace.outcome, trace.detail from inbox join trace using (tenant_id, inbox_id)
      where inbox.tenant_id = link.tenant_id and inbox.pull_request_id = link.pull_request_id
        and trace.step = 'rule' and trace.subject = 'post-merge-summary' and trace.outcome not in ('nothing to do', 'off')
      order by inbox.inbox_id desc limit 1) told on pull.state = 'merged'
    where link.issue_id = ${issueId} and link.decision <> 'rejected' and not issue.is_deleted
    order by array_position(array['open', 'draft', 'merged', 'declined'], pull.state), pull.updated_at desc,
      pull.pull_request_id
    limit ${MOST_ROWS}`
  const move = await readMove(sql, issueId, rows)
  const [about] = await sql<{ key: string | null; hasGitHost: boolean }[]>`
    select (select key from issue where issue_id = ${issueId}) as key,
      exists (select from connection where host <> 'jira' and ended_at is null) as "hasGitHost"`
  return {
    issueKey: about?.key ?? '',
    hasGitHost: about?.hasGitHost ?? false,
    repositories: repositoriesOf(rows),
    ...(move && { move }),
    summaries: summariesOf(rows),
    suggestions: await readSuggestions(sql, issueId),
    linkSuggestions: await readLinkSuggestions(sql, issueId, reader),
    followUps: await readFollowUps(sql, issueId),
    nextReadSeconds,
  }
}

const repositoriesOf = (rows: readonly Row[]): PanelRepository[] => {
  const byRepository = new Map<string, PanelRepository>()
  for (const row of rows) {
    const known = byRepository.get(row.repositoryId)
    if (known) known.pullRequests.push(pullRequestOf(row))
    else
      byRepository.set(row.repositoryId, {
        id: row.repositoryId,
        name: row.repository,
        host: row.host,
        pullRequests: [pullRequestOf(row)],
      })
  }
  return [...byRepository.values()]
}

const pullRequestOf = (row: Row): PanelPullRequest => ({
  id: row.id,
  label: labelOf(row.host, Number(row.number)),
  title: row.title,
  url: row.url,
  state: row.state,
  isRevert: row.isRevert,
  branch: row.branch,
  baseBranch: row.baseBranch,
  headSha: row.headSha,
  author: { name: row.author.name, isBot: row.author.isBot },
  reviews: row.reviews.map(({ reviewer, verdict }) => ({ name: reviewer.name, verdict })),
  openedAt: row.openedAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  ...(row.mergedAt && { mergedAt: row.mergedAt.toISOString() }),
  why: row.why,
  ...(row.isYours && { isYours: true }),
})
