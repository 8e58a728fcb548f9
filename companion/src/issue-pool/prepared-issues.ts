import type { IssueText } from '../link-scoring/issue-text'
import type { RecordedIssue } from '../link-scoring/open-issue'

/** An issue with its texts taken apart: what takes longest of all that a decision does. */
export interface PreparedIssue {
  /** Another one whenever the issue is stored. */
  readonly change: number
  readonly issue: Omit<RecordedIssue, 'description'>
  readonly text: IssueText
}

const MOST_ISSUES = 12_000

export type PreparedIssues = ReturnType<typeof createPreparedIssues>

/**
 * Issues of all tenants that this process has looked at lately, at most so many, about 8 kB each: the one that was not
 * looked at for longest makes room. Whoever takes one has to know its last change.
 */
export const createPreparedIssues = (most = MOST_ISSUES) => {
  const known = new Map<string, PreparedIssue>()
  const nameOf = (tenantId: string, issueId: string) => `${tenantId} ${issueId}`
  const put = (name: string, prepared: PreparedIssue) => {
    known.delete(name)
    known.set(name, prepared)
  }

  return {
    find(tenantId: string, issueId: string): PreparedIssue | undefined {
      const name = nameOf(tenantId, issueId)
      const prepared = known.get(name)
      if (prepared) put(name, prepared)
      return prepared
    },

    keep(tenantId: string, issueId: string, prepared: PreparedIssue): void {
      put(nameOf(tenantId, issueId), prepared)
      const [oldest] = known.keys()
      if (known.size > most && oldest !== undefined) known.delete(oldest)
    },
  }
}
