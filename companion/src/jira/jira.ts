import type { Issue } from '../issues/issues'
import type { Project } from '../issues/projects'
import type { CreatingJira } from './creating'
import type { Document } from './document'
import type { IssueState, Move, MoveAnswer, StatusChange, Transition } from './moving'
import type { JiraReading } from './reading'
import type { JiraPeople } from './stakeholders'

/** A link from an issue to a page outside Jira; one per globalId, however often it is put. */
export interface RemoteLink {
  readonly globalId: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly isResolved: boolean
}

/** A comment of ours: its marker makes it findable and replaceable, so that a retry is safe. */
export interface MarkedComment {
  readonly marker: string
  readonly document: Document
  /** True in a service project: its customers must not read it. */
  readonly isInternal?: boolean
}

/** The verbs Throughline needs from any Jira. Failures are `jira-*` codes; issues are named by Jira's id or by key. */
export interface Jira extends CreatingJira, JiraPeople, JiraReading {
  /** Undefined for an issue that does not exist, or that this connection may not see: Jira answers both alike. */
  findIssue(idOrKey: string): Promise<Issue | undefined>
  /** Every issue that a query finds and this connection may see. On Cloud the newest changes may be missing for seconds. */
  searchIssues(jql: string): Promise<readonly Issue[]>
  /** All projects this connection may see, each with the keys it had before. */
  listProjects(): Promise<readonly Project[]>
  /** The address at which people know this Jira. */
  readSiteUrl(): Promise<string>
  putRemoteLink(issueId: string, link: RemoteLink): Promise<void>
  removeRemoteLink(issueId: string, globalId: string): Promise<void>
  /** Jira's id of our comment with this marker, the oldest where there are several. */
  findComment(issueId: string, marker: string): Promise<string | undefined>
  /** Returns the new comment's id. */
  addComment(issueId: string, comment: MarkedComment): Promise<string>
  /** Returns false when a person has deleted the comment; it is then not written again. */
  updateComment(issueId: string, commentId: string, comment: MarkedComment): Promise<boolean>
  /** Whether Jira keeps a comment from the customers of a service project, as it was asked to. False for one that is gone. */
  isInternalComment(issueId: string, commentId: string): Promise<boolean>
  removeComment(issueId: string, commentId: string): Promise<void>
  /** Undefined as for `findIssue`. */
  readState(issueId: string): Promise<IssueState | undefined>
  /** Undefined for an issue whose status nobody has ever changed. */
  findStatusChange(issueId: string): Promise<StatusChange | undefined>
  /** Those that are open from where the issue is now: none for an account that may not move issues. */
  listTransitions(issueId: string): Promise<readonly Transition[]>
  moveIssue(issueId: string, move: Move): Promise<MoveAnswer>
}
