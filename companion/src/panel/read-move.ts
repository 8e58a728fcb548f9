import type { PanelMove } from '@throughline/shared/panel'
import type { PullRequestState } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { type IssueMove, issueMoves } from '../issues/issue-moves'
import { countPullRequests, type WorkCount } from '../pull-requests/count-pull-requests'
import { readIssueWork } from '../pull-requests/issue-work'

/** What a row tells of a pull request, and of the issue that all rows have in common. */
export interface MoveRow {
  readonly state: PullRequestState
  readonly isRevert: boolean
  readonly status: string
  readonly statusCategory: string
  /** Whether the rule is on in its repository. */
  readonly movesIssue: boolean
}

/**
 * What the panel says about an issue that moves with its pull requests: where it went, what it waits for, or what
 * somebody has to do first. Undefined before the first merge, and where no repository has the rule on.
 */
export const readMove = async (
  sql: TenantSql,
  issueId: string,
  rows: readonly MoveRow[],
): Promise<PanelMove | undefined> => {
  const issue = rows.find(({ state, isRevert }) => state === 'merged' && !isRevert)
  if (!issue || !rows.some(({ movesIssue }) => movesIssue)) return undefined
  const isDone = issue.statusCategory === 'done'
  const count = isDone ? undefined : await countOf(sql, issueId)
  if (count?.kind === 'not-yet') return { state: 'not-yet', why: count.why }
  const last = await issueMoves(sql).find(issueId)
  if (last?.state === 'moved') return movedTo(issue.status, last, count)
  return last?.state === 'parked' && !isDone ? { state: 'parked', why: last.reason ?? '' } : undefined
}

const countOf = async (sql: TenantSql, issueId: string): Promise<WorkCount | undefined> => {
  const work = await readIssueWork(sql, issueId)
  return work && countPullRequests(work)
}

/** Nothing is said of an issue that a person has moved since, nor of a move that came before the merges. */
const movedTo = (
  status: string,
  { reason, happenedAt }: IssueMove,
  count: Extract<WorkCount, { kind: 'all-merged' }> | undefined,
): PanelMove | undefined => {
  const isOfLastMerge = count === undefined || count.lastMergedAt.getTime() === happenedAt.getTime()
  if (reason !== status || !isOfLastMerge) return undefined
  return { state: 'moved', to: status, lastMergedAt: happenedAt.toISOString() }
}
