import type { TenantSql } from '../database/database'
import { issueTextFrom } from '../link-scoring/issue-text'
import type { OpenIssue } from '../link-scoring/open-issue'
import { type JiraName, personOfJira } from './jira-name'

/** An open issue as it is stored, ready to be compared. */
export interface OpenIssueRow {
  readonly issueId: string
  readonly key: string
  readonly summary: string
  readonly description: string
  readonly words: string
  readonly identifiers: string
  readonly type: string | null
  readonly components: readonly string[]
  readonly labels: readonly string[]
  readonly assignee: JiraName | null
  readonly reporter: JiraName | null
  readonly createdAt: Date | null
  readonly activity: StoredActivity
}

export type StoredActivity = readonly (readonly [at: string, by: JiraName])[]

export const readOpenIssues = (
  sql: TenantSql,
  issueIds: readonly string[],
): Promise<readonly OpenIssueRow[]> =>
  sql<OpenIssueRow[]>`
    select issue_id as "issueId", key, summary, description, words, identifiers, type, components, labels, assignee,
      reporter, created_at as "createdAt", activity
    from open_issue where issue_id = any(${[...issueIds]})`

/** The issue as it stood at that time. */
export const openIssueOf = (row: OpenIssueRow, now: Date): OpenIssue => {
  const { key, summary, description, components, labels, createdAt } = row
  const parts = { words: listed(row.words), identifiers: listed(row.identifiers) }
  return {
    ...{ key, summary, description, components, labels },
    type: row.type ?? undefined,
    assignee: row.assignee ? personOfJira(row.assignee) : undefined,
    reporter: row.reporter ? personOfJira(row.reporter) : undefined,
    activity: row.activity
      .map(([at, by]) => ({ at: new Date(at), by: personOfJira(by) }))
      .filter(({ at }) => at <= now),
    ageDays: createdAt ? Math.max(0, Math.floor((now.getTime() - createdAt.getTime()) / DAY_MS)) : undefined,
    text: issueTextFrom({ summary, description, components, labels }, parts),
  }
}

const DAY_MS = 86_400_000

const listed = (words: string): readonly string[] => (words === '' ? [] : words.split(' '))
