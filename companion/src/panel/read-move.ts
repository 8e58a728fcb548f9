import type { PanelMove } from '@throughline/shared/panel'
import type { PullRequestState } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { type IssueMove, issueMoves } from '../issues/issue-moves'
import { countPullRequests } from '../pull-requests/count-pull-requests'
import { declinedLast } from '../pull-requests/declined-last'
import { type IssueWork, readIssueWork } from '../pull-requests/issue-work'

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
  const work = isDone ? undefined : await readIssueWork(sql, issueId)
  const count = work && countPullRequests(work)
  if (count?.kind === 'not-yet') return { state: 'not-yet', why: count.why }
  const last = await issueMoves(sql).find(issueId)
  const isOfLastMerge = count === undefined || last?.happenedAt.getTime() === count.lastMergedAt.getTime()
  if (work && count && !isOfLastMerge) return notLookedAt(work, count.lastMergedAt)
  if (last?.state === 'moved') return movedTo(issue.status, last)
  return last?.state === 'parked' && !isDone ? { state: 'parked', why: last.reason ?? '' } : undefined
}

/** The last merge moved nothing, as something was open then; what became of that since does not move the issue. */
const notLookedAt = (work: IssueWork, lastMergedAt: Date): PanelMove | undefined => {
  const why = declinedLast(work, lastMergedAt)
  return why === undefined ? undefined : { state: 'not-yet', why }
}

/** Nothing is said of an issue that a person has moved since. */
const movedTo = (status: string, { reason, happenedAt }: IssueMove): PanelMove | undefined =>
  reason === status ? { state: 'moved', to: status, lastMergedAt: happenedAt.toISOString() } : undefined
