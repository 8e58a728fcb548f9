import type { TenantSql } from '../database/database'
import { issueTextFrom } from '../link-scoring/issue-text'
import { type JiraName, personOfJira } from './jira-name'
import type { PreparedIssue } from './prepared-issues'

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
  /** Changes whenever the issue is stored. */
  readonly version: string
}

export type StoredActivity = readonly (readonly [at: string, by: JiraName])[]

/** Those of these issues that have another version than is known. */
export const readOpenIssues = (
  sql: TenantSql,
  asked: ReadonlyMap<string, Pick<OpenIssueRow, 'version'> | undefined>,
): Promise<readonly OpenIssueRow[]> =>
  sql<OpenIssueRow[]>`
    select issue_id as "issueId", key, summary, description, words, identifiers, type, components, labels, assignee,
      reporter, created_at as "createdAt", activity, read_at::text as version
    from open_issue join unnest(${[...asked.keys()]}::text[],
      ${[...asked.values()].map((known) => known?.version ?? '')}::text[]) as known (issue_id, version) using (issue_id)
    where read_at::text <> known.version`

export const preparedOf = (row: OpenIssueRow): PreparedIssue => {
  const { key, summary, description, components, labels } = row
  const parts = { words: listed(row.words), identifiers: listed(row.identifiers) }
  return {
    version: row.version,
    issue: {
      ...{ key, summary, description, components, labels },
      type: row.type ?? undefined,
      assignee: row.assignee ? personOfJira(row.assignee) : undefined,
      reporter: row.reporter ? personOfJira(row.reporter) : undefined,
      createdAt: row.createdAt ?? undefined,
      activity: row.activity.map(([at, by]) => ({ at: new Date(at), by: personOfJira(by) })),
    },
    text: issueTextFrom({ summary, description, components, labels }, parts),
  }
}

const listed = (words: string): readonly string[] => (words === '' ? [] : words.split(' '))
