import type { z } from 'zod'
import type { AskJira } from './ask-jira'
import { issuePath } from './issue-path'
import type { Reason, StatusChange } from './moving'
import * as schema from './schema'

type History = z.infer<typeof schema.History>

const CHANGES_PER_PAGE = 100

/** What we call our own moves in a changelog. */
export const OWN_MOVE = 'throughline'

/** The last of these changes that is one of the status. */
export const lastStatusChange = (histories: readonly History[]): StatusChange | undefined => {
  const found = histories.findLast(({ items }) =>
    items.some(({ field, fieldId }) => (fieldId ?? field) === 'status'),
  )
  if (!found) return undefined
  return { at: dateIn(found.created) ?? new Date(0), becauseOf: reasonIn(found) }
}

const reasonIn = ({ historyMetadata }: History): Reason | undefined => {
  const { type, extraData } = historyMetadata ?? {}
  const happenedAt = dateIn(extraData?.['happenedAt'] ?? '')
  return type === OWN_MOVE && happenedAt ? { what: extraData?.['what'] ?? '', happenedAt } : undefined
}

/** Jira writes an offset without its colon. */
const dateIn = (text: string): Date | undefined => {
  const date = new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** Cloud tells the oldest first: the pages are read from the last one back, until one has a change of the status. */
export const findOnPages = async (ask: AskJira, issueId: string): Promise<StatusChange | undefined> => {
  const read = (startAt: number, count: number) =>
    ask.json(
      schema.ChangelogPage,
      'GET',
      `${issuePath(issueId)}/changelog?startAt=${startAt}&maxResults=${count}`,
    )
  const first = await read(0, CHANGES_PER_PAGE)
  for (let end = first.total; end > first.values.length; end -= CHANGES_PER_PAGE) {
    const startAt = Math.max(first.values.length, end - CHANGES_PER_PAGE)
    const { values } = await read(startAt, end - startAt)
    const found = lastStatusChange(values)
    if (found) return found
  }
  return lastStatusChange(first.values)
}

/** A Data Center tells all of it beside the issue. */
export const findBesideIssue = async (ask: AskJira, issueId: string): Promise<StatusChange | undefined> => {
  const issue = await ask.find(
    schema.IssueWithChangelog,
    `${issuePath(issueId)}?fields=status&expand=changelog`,
  )
  return issue && lastStatusChange(issue.changelog.histories)
}
