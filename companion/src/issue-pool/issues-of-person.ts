import { byKey } from '../link-scoring/by-key'
import type { Person } from '../link-scoring/people'
import type { Read } from './in-one-transaction'
import type { TokenField } from './issue-token'
import type { PersonOfJira } from './jira-name'
import type { KnownScope } from './pool-scope'
import { lastChangeIn, lastTouchIn, type TouchedRow, type Touches, touchesOf } from './touches'

export interface TouchedIssue {
  readonly issueId: string
  readonly key: string
  /** When it changed, or when they touched it, in milliseconds since 1970; 0 when nobody knows. */
  readonly at: number
}

export interface Asking {
  readonly person: Person
  readonly field: TokenField & ('assignee' | 'active')
  readonly now: Date
}

/** So many of a person's issues are looked at, the latest changed ones. */
export const MOST_OF_PERSON = 300

/** The issues that are a person's, the latest changed first; or those that they touched, the latest touched first. */
export const findIssuesOf = async (
  read: Read,
  { scope, personOf, ...asking }: Asking & { readonly scope: KnownScope; readonly personOf: PersonOfJira },
): Promise<readonly TouchedIssue[]> => {
  const names = scope.tokensOf.flatMap((token) =>
    [...asking.person.callNames].map((name) => token(asking.field, name)),
  )
  if (names.length === 0) return []
  const rows = await read(
    (sql) => sql<Row[]>`
      select issue_id as "issueId", key, activity, reporter, created_at as "createdAt"
      from open_issue where issue_id = any(array(
        select found.issue_id from find_open_issues_of(${names}::bigint[], ${[...scope.excluded]}, ${MOST_OF_PERSON}) found))`,
  )
  return latestFirst(
    rows.map((row) => ({ ...row, touches: touchesOf(row, personOf) })),
    asking,
  )
}

interface Row extends TouchedRow {
  readonly issueId: string
  readonly key: string
}

export const latestFirst = (
  issues: readonly { readonly issueId: string; readonly key: string; readonly touches: Touches }[],
  { person, field, now }: Asking,
): readonly TouchedIssue[] => {
  const lastIn = field === 'assignee' ? lastChangeIn : lastTouchIn(person)
  return issues
    .map(({ issueId, key, touches }) => ({ issueId, key, at: lastIn(touches, now) }))
    .sort((a, b) => b.at - a.at || byKey(a.key, b.key))
}
