import { asOf, type OpenIssue } from '../link-scoring/open-issue'
import type { Read } from './in-one-transaction'
import type { PersonOfJira } from './jira-name'
import { preparedOf, readOpenIssues } from './open-issue-row'
import type { PreparedIssues } from './prepared-issues'

interface Reading {
  readonly read: Read
  readonly tenantId: string
  readonly personOf: PersonOfJira
  readonly preparedIssues: PreparedIssues
  readonly now: Date
  /** The number of an issue's last change, where it is known without asking. */
  readonly changeOf?: (issueId: string) => number | undefined
}

export type ReadIssues = ReturnType<typeof createReadIssues>

/**
 * Reads issues as they are stored at `now`, in the order in which they are named; those that are gone are left out. Only
 * what this process has not looked at lately, or what has changed since, is read and taken apart.
 */
export const createReadIssues = ({ read, tenantId, personOf, preparedIssues, now, changeOf }: Reading) => {
  const issues = new Map<string, OpenIssue>()

  const prepare = async (issueIds: readonly string[]) => {
    const prepared = new Map(issueIds.map((issueId) => [issueId, preparedIssues.find(tenantId, issueId)]))
    const isCurrent = (issueId: string) => {
      const change = prepared.get(issueId)?.change
      return change !== undefined && change === changeOf?.(issueId)
    }
    const asked = new Map([...prepared].filter(([issueId]) => !isCurrent(issueId)))
    const rows = asked.size === 0 ? [] : await read((sql) => readOpenIssues(sql, asked))
    for (const row of rows) {
      const issue = preparedOf(row, personOf)
      preparedIssues.keep(tenantId, row.issueId, issue)
      prepared.set(row.issueId, issue)
    }
    for (const [issueId, known] of prepared)
      if (known && !issues.has(issueId)) issues.set(issueId, asOf(known.issue, now, known.text))
  }

  return async (issueIds: readonly string[]): Promise<readonly OpenIssue[]> => {
    const unseen = issueIds.filter((issueId) => !issues.has(issueId))
    if (unseen.length > 0) await prepare(unseen)
    return issueIds.flatMap((issueId) => issues.get(issueId) ?? [])
  }
}
