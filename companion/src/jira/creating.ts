import type { Document } from './document'
import type { FilledField, ScreenField } from './moving'

/** A kind of issue that can be created in a project. */
export interface IssueType {
  readonly id: string
  readonly name: string
  /** It cannot stand without another issue above it. */
  readonly isSubtask: boolean
}

export interface NewIssue {
  readonly projectId: string
  readonly issueTypeId: string
  /** Cut to one line of 255 characters. */
  readonly summary: string
  readonly document: Document
  /** Left out of an issue type that has no labels. */
  readonly labels: readonly string[]
  /** Jira's own name of a person; nobody where undefined. */
  readonly assignee: string | undefined
  readonly filled: readonly FilledField[]
  /** Stands in a property of the issue from its first moment on, so that a retry finds it. */
  readonly marker: string
}

export interface CreatedIssue {
  readonly issueId: string
  readonly key: string
}

/** What Jira made of it: `refused` names the fields it is about, none where Jira names none. */
export type CreateAnswer =
  | { readonly kind: 'created'; readonly issue: CreatedIssue }
  | { readonly kind: 'refused'; readonly fields: readonly string[] }

/** The verbs that have to do with new issues. */
export interface CreatingJira {
  /** Those this connection may create there; none where it may create nothing, or may not see the project. */
  listIssueTypes(projectId: string): Promise<readonly IssueType[]>
  /** What the screen for a new issue of this type shows. */
  listCreateFields(projectId: string, issueTypeId: string): Promise<readonly ScreenField[]>
  createIssue(issue: NewIssue): Promise<CreateAnswer>
  /**
   * The issue with this marker among those created in the project since then. On Cloud, a search may miss one for about
   * a minute after it was created.
   */
  findCreatedIssue(projectId: string, marker: string, since: Date): Promise<CreatedIssue | undefined>
  /** Says that the two belong together, once. False where this Jira has no such links, or does not let us make one. */
  relateIssues(issueId: string, otherId: string): Promise<boolean>
}
