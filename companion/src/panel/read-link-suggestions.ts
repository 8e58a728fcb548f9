import type { LinkSignal } from '@throughline/shared/link-signal'
import type { PanelLinkSuggestion } from '@throughline/shared/panel'
import type { GitHostId, PullRequestState } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { labelOf, type Person } from '../pull-requests/pull-request'
import { type AskedFacts, askedBecause } from './asked-because'
import { isYours } from './is-yours'

interface Row extends AskedFacts {
  readonly pullRequestId: string
  readonly number: string
  readonly title: string
  readonly url: string
  readonly state: PullRequestState
  readonly author: Person
  readonly openedAt: Date
  readonly host: GitHostId
  readonly repository: string
  readonly confidence: number
  readonly signals: LinkSignal[]
  readonly isQuestion: boolean
  readonly isYours: boolean
}

const MOST = 20

/**
 * The open pull requests without a key that may belong to an issue, and about which nobody has said anything: those that
 * ask come first, the surest first. One that is linked to any issue is not among them, nor one of a repository whose
 * rule is off or that may not reach the issue's project.
 */
export const readLinkSuggestions = async (
  sql: TenantSql,
  issueId: string,
  reader?: string,
): Promise<PanelLinkSuggestion[]> => {
  const rows = await sql<Row[]>`
    select pull.pull_request_id as "pullRequestId", pull.number, pull.title, pull.url, pull.state, pull.author,
      pull.opened_at as "openedAt", connection.host, repository.name as repository, candidate.confidence,
      candidate.signals, suggestion.action = 'suggest' as "isQuestion", suggestion.failed,
      ${isYours(sql, reader)} as "isYours",
      suggestion.is_gated as "isGated", issue.key as "issueKey", issue.status, (
        select other.author ->> 'name' from linked_issue busy
        join pull_request other using (tenant_id, pull_request_id)
        join repository_project reached on reached.tenant_id = busy.tenant_id
          and reached.repository_id = other.repository_id and reached.project_id = issue.project_id
        where busy.tenant_id = issue.tenant_id and busy.issue_id = issue.issue_id and busy.decision <> 'rejected'
          and other.state in ('open', 'draft') order by other.updated_at desc limit 1) as "busyWith"
    from link_candidate candidate
    join link_suggestion suggestion using (tenant_id, pull_request_id)
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    join rule on rule.tenant_id = candidate.tenant_id and rule.repository_id = pull.repository_id
      and rule.rule_id = 'auto-link' and rule.is_on
    join repository_project map on map.tenant_id = candidate.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    where candidate.issue_id = ${issueId} and candidate.answer is null and not issue.is_deleted
      and pull.state in ('open', 'draft') and repository.left_at is null and connection.ended_at is null
      and (suggestion.action = 'list' or (suggestion.action = 'suggest' and candidate.place = 0))
      and not exists (
        select from linked_issue link
        where link.tenant_id = candidate.tenant_id and link.pull_request_id = candidate.pull_request_id
          and (link.issue_id = candidate.issue_id or link.decision <> 'rejected'))
      and not exists (
        select from no_issue said
        where said.tenant_id = candidate.tenant_id and said.pull_request_id = candidate.pull_request_id)
    order by "isQuestion" desc, candidate.confidence desc, pull.updated_at desc, pull.pull_request_id
    limit ${MOST}`
  return rows.map(suggestionOf)
}

const suggestionOf = (row: Row): PanelLinkSuggestion => {
  const { pullRequestId, title, url, state, repository, host, confidence, signals, isQuestion } = row
  return {
    ...{ pullRequestId, title, url, state, repository, host, confidence, signals, isQuestion },
    label: labelOf(host, Number(row.number)),
    author: { name: row.author.name, isBot: row.author.isBot },
    openedAt: row.openedAt.toISOString(),
    ...(row.isYours && { isYours: true }),
    askedBecause: isQuestion ? [...askedBecause(row)] : [],
  }
}
