import type { TenantSql } from '../database/database'
import { issueTextFrom } from '../link-scoring/issue-text'
import type { JiraName, PersonOfJira } from './jira-name'
import type { PreparedIssue } from './prepared-issues'

/** An open issue as it is stored, ready to be compared. */
export interface OpenIssueRow {
  readonly issueId: string
  readonly key: string
  readonly summary: string
  readonly hasDescription: boolean
  readonly words: string
  readonly identifiers: string
  readonly type: string | null
  readonly components: readonly string[]
  readonly labels: readonly string[]
  readonly assignee: JiraName | null
  readonly reporter: JiraName | null
  readonly createdAt: Date | null
  readonly activity: StoredActivity
  /** Another one whenever the issue is stored. */
  readonly change: number
}

export type StoredActivity = readonly (readonly [at: string, by: JiraName])[]

/** Those of these issues that changed since what is known of them. */
export const readOpenIssues = (
  sql: TenantSql,
  asked: ReadonlyMap<string, Pick<OpenIssueRow, 'change'> | undefined>,
): Promise<readonly OpenIssueRow[]> =>
  sql<OpenIssueRow[]>`
    select issue_id as "issueId", key, summary, description <> '' as "hasDescription", words, identifiers, type, components, labels, assignee,
      reporter, created_at as "createdAt", activity, open_issue.change::float8 as change
    from open_issue join unnest(${[...asked.keys()]}::text[],
      ${[...asked.values()].map((known) => known?.change ?? 0)}::bigint[]) as known (issue_id, change) using (issue_id)
    where open_issue.change <> known.change`

export const preparedOf = (row: OpenIssueRow, personOf: PersonOfJira): PreparedIssue => {
  const { key, summary, hasDescription, components, labels } = row
  const parts = { words: listed(row.words), identifiers: listed(row.identifiers) }
  return {
    change: row.change,
    issue: {
      ...{ key, summary, components, labels },
      type: row.type ?? undefined,
      assignee: row.assignee ? personOf(row.assignee) : undefined,
      reporter: row.reporter ? personOf(row.reporter) : undefined,
      createdAt: row.createdAt ?? undefined,
      activity: row.activity.map(([at, by]) => ({ at: new Date(at), by: personOf(by) })),
    },
    text: issueTextFrom({ summary, hasDescription, components, labels }, parts),
  }
}

const listed = (words: string): readonly string[] => (words === '' ? [] : words.split(' '))
