import { byKey } from '../link-scoring/by-key'
import { areSamePerson, type Person } from '../link-scoring/people'
import type { Read } from './in-one-transaction'
import type { TokenField } from './issue-token'
import { personOfJira } from './jira-name'
import type { StoredActivity } from './open-issue-row'
import type { KnownScope } from './pool-scope'

export interface TouchedIssue {
  readonly issueId: string
  readonly key: string
  /** Milliseconds since 1970; 0 when the person never did by now. */
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

/** The issues that are a person's, or that a person touched: those last that they touched longest ago. */
export const findIssuesOf = async (
  read: Read,
  { scope, person, field, now }: Asking,
): Promise<readonly TouchedIssue[]> => {
  const names = scope.tokensOf.flatMap((token) => [...person.callNames].map((name) => token(field, name)))
  if (names.length === 0) return []
  const rows = await read(
    (sql) => sql<{ issueId: string; key: string; activity: StoredActivity }[]>`
      select issue_id as "issueId", key, activity
      from find_open_issues_of(${names}::bigint[], ${[...scope.excluded]}, ${MOST_ISSUES})
      join open_issue using (issue_id)`,
  )
  return rows
    .map(({ issueId, key, activity }) => ({ issueId, key, at: lastTouch(activity, person, now) }))
    .sort((a, b) => b.at - a.at || byKey(a.key, b.key))
}

const lastTouch = (activity: StoredActivity, person: Person, now: Date): number => {
  let last = 0
  for (const [at, by] of activity) {
    const ms = Date.parse(at)
    if (ms > last && ms <= now.getTime() && areSamePerson(personOfJira(by), person)) last = ms
  }
  return last
}
