import { byKey } from '../link-scoring/by-key'
import { type Lived, lastChange, lastTouch } from '../link-scoring/last-change'
import { ageDaysOf } from '../link-scoring/open-issue'
import type { Person } from '../link-scoring/people'
import type { Read } from './in-one-transaction'
import type { TokenField } from './issue-token'
import { type JiraName, personOfJira } from './jira-name'
import type { StoredActivity } from './open-issue-row'
import type { KnownScope } from './pool-scope'

export interface TouchedIssue {
  readonly issueId: string
  readonly key: string
  /** When it changed, or when they touched it, in milliseconds since 1970; 0 when nobody knows. */
  readonly at: number
}

interface Asking {
  readonly scope: KnownScope
  readonly person: Person
  readonly field: TokenField
  readonly now: Date
}

/** So many of a person's issues are looked at, the latest changed ones. */
const MOST_ISSUES = 300

/** The issues that are a person's, the latest changed first; or those that they touched, the latest touched first. */
export const findIssuesOf = async (
  read: Read,
  { scope, person, field, now }: Asking,
): Promise<readonly TouchedIssue[]> => {
  const names = scope.tokensOf.flatMap((token) => [...person.callNames].map((name) => token(field, name)))
  if (names.length === 0) return []
  const rows = await read(
    (sql) => sql<Row[]>`
      select issue_id as "issueId", key, activity, reporter, created_at as "createdAt"
      from open_issue where issue_id = any(array(
        select found.issue_id from find_open_issues_of(${names}::bigint[], ${[...scope.excluded]}, ${MOST_ISSUES}) found))`,
  )
  const lastOf = (issue: Lived) =>
    field === 'assignee' ? lastChange(issue, now) : lastTouch(issue, person, now)
  return rows
    .map((row) => ({ issueId: row.issueId, key: row.key, at: lastOf(livedOf(row, now)) }))
    .sort((a, b) => b.at - a.at || byKey(a.key, b.key))
}

interface Row {
  readonly issueId: string
  readonly key: string
  readonly activity: StoredActivity
  readonly reporter: JiraName | null
  readonly createdAt: Date | null
}

const livedOf = ({ activity, reporter, createdAt }: Row, now: Date): Lived => ({
  activity: activity.map(([at, by]) => ({ at: new Date(at), by: personOfJira(by) })),
  reporter: reporter ? personOfJira(reporter) : undefined,
  ageDays: ageDaysOf({ createdAt: createdAt ?? undefined }, now),
})
