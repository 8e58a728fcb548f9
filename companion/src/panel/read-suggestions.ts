import { historyReadingWords } from '@throughline/shared/history-reading'
import type { PanelSuggestion } from '@throughline/shared/panel'
import type { GitHostId } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { labelOf } from '../pull-requests/pull-request'
import type { ShownSuggestion } from './reviewer-suggestions'

interface Row extends ShownSuggestion {
  readonly pullRequestId: string
  readonly number: string
  readonly host: GitHostId
  readonly repository: string
  /** Null unless its past is being read. */
  readonly lookedAt: number | null
  readonly total: number | null
}

const MOST = 10

/** Who could review the open pull requests of an issue. What comes from another issue is not told on this one. */
export const readSuggestions = async (sql: TenantSql, issueId: string): Promise<PanelSuggestion[]> => {
  const rows = await sql<Row[]>`
    select pull.pull_request_id as "pullRequestId", pull.number, connection.host, repository.name as repository,
      stored.suggestion, stored.requested, stored.told, history.looked_at as "lookedAt", history.total
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join reviewer_suggestion stored using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    left join review_history history on history.tenant_id = pull.tenant_id
      and history.repository_id = pull.repository_id and history.state = 'reading'
    join rule on rule.tenant_id = link.tenant_id and rule.repository_id = pull.repository_id
      and rule.rule_id = 'suggest-reviewers' and rule.is_on
    join repository_project map
      on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    where link.issue_id = ${issueId} and link.decision <> 'rejected' and not issue.is_deleted
      and pull.state in ('open', 'draft')
    order by array_position(array['open', 'draft'], pull.state), pull.updated_at desc, pull.pull_request_id
    limit ${MOST}`
  return rows
    .map((row) => suggestionOf(row, issueId))
    .filter(({ reviewers, toTell }) => reviewers.length + toTell.length > 0)
}

const suggestionOf = (row: Row, shownOn: string): PanelSuggestion => {
  const { suggestion, requested, told } = row
  const isHere = ({ issueId }: { readonly issueId?: string }) => issueId === undefined || issueId === shownOn
  return {
    pullRequestId: row.pullRequestId,
    label: labelOf(row.host, Number(row.number)),
    repository: row.repository,
    reviewers: suggestion.reviewers.map(({ login, name, accountId, reasons }) => {
      const here = reasons.filter(isHere)
      const isStakeholder = here.some(({ issueId }) => issueId !== undefined)
      const words = here.map(({ text }) => text)
      return {
        ...{ login, name, isStakeholder, isRequested: requested.includes(login) },
        ...(accountId !== undefined && { accountId }),
        reason: sentenceOf(isStakeholder ? words : [...words, 'from history']),
      }
    }),
    toTell: suggestion.toTell.filter(isHere).map(({ accountId, name, reason, perhaps }) => ({
      ...{ accountId, name, reason: sentenceOf([reason]), isTold: told.includes(accountId) },
      ...(perhaps && { perhaps }),
    })),
    ...noteOf(row),
  }
}

/** Reasons as they stand on a name, the first one with a capital. */
const sentenceOf = (words: readonly string[]): string => {
  const [first = '', ...rest] = words.join(' · ')
  return first.toUpperCase() + rest.join('')
}

/** How far the past has been read, and what else a reader should know. */
const noteOf = ({ repository, lookedAt, total, suggestion }: Row): { readonly note?: string } => {
  const reading =
    lookedAt === null
      ? []
      : [`${historyReadingWords(repository, { lookedAt, ...(total !== null && { total }) })}.`]
  const note = [...reading, ...(suggestion.note === undefined ? [] : [suggestion.note])].join(' ')
  return note === '' ? {} : { note }
}
