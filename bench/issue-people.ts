import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import type { Person } from '@throughline/companion/link-scoring/people'

interface FoundIssue {
  readonly key: string
  readonly fields: object
}

/** Puts the people of recorded issues, and what they did, into an answer of Jira; the fake knows only a few people. */
export const withPeople = (recorded: readonly RecordedIssue[]) => {
  const byKey = new Map(recorded.map((issue) => [issue.key, issue]))
  return (body: unknown): { readonly body: unknown; readonly issueCount: number } => {
    if (!hasIssues(body)) return { body, issueCount: 0 }
    const issues = body.issues.map((found) => peopled(found, byKey.get(found.key)))
    return { body: { ...body, issues }, issueCount: issues.length }
  }
}

const hasIssues = (body: unknown): body is { readonly issues: readonly FoundIssue[] } =>
  typeof body === 'object' && body !== null && 'issues' in body && Array.isArray(body.issues)

const peopled = (found: FoundIssue, recorded: RecordedIssue | undefined) => ({
  ...found,
  fields: {
    ...found.fields,
    assignee: accountOf(recorded?.assignee),
    reporter: accountOf(recorded?.reporter),
  },
  changelog: {
    histories: (recorded?.activity ?? []).map(({ at, by }) => ({
      ...{ id: '1', author: accountOf(by), created: at.toISOString(), items: [] },
    })),
  },
})

const accountOf = (person: Person | undefined) =>
  person ? { accountId: person.displayName, displayName: person.displayName, active: true } : null
