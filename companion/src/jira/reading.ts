import type { StoredIssue } from '../issue-pool/stored-issue'
import type { Issue } from '../issues/issues'

/** An issue with all its texts and people. */
export interface WholeIssue {
  readonly issue: Issue
  readonly stored: StoredIssue
}

export interface OpenIssuePage {
  readonly issues: readonly StoredIssue[]
  /** Where the list goes on, in this Jira's own words; undefined at its end. */
  readonly next: string | undefined
}

/** What Jira is asked to know its open issues. */
export interface JiraReading {
  /** About how many issues of a project are not done. */
  countOpenIssues(projectId: string): Promise<number>
  /**
   * Those that are not done, at most so many, the oldest first; from where an earlier page ended, however long ago that
   * was. The last issues of that page may come once more.
   */
  readOpenIssues(projectId: string, next: string | undefined, most: number): Promise<OpenIssuePage>
  /** Undefined as for `findIssue`. */
  readWholeIssue(idOrKey: string): Promise<WholeIssue | undefined>
}
