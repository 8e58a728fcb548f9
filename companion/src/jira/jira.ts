import type { Issue } from '../issues/issues'
import type { Project } from '../issues/projects'
import type { Document } from './document'

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
}

/** The verbs Throughline needs from any Jira. Failures are `jira-*` codes; issues are named by Jira's id or by key. */
export interface Jira {
  /** Undefined for an issue that does not exist, or that this connection may not see: Jira answers both alike. */
  findIssue(idOrKey: string): Promise<Issue | undefined>
  /** Every issue that a query finds and this connection may see. On Cloud the newest changes may be missing for seconds. */
  searchIssues(jql: string): Promise<readonly Issue[]>
  /** All projects this connection may see, each with the keys it had before. */
  listProjects(): Promise<readonly Project[]>
  putRemoteLink(issueId: string, link: RemoteLink): Promise<void>
  removeRemoteLink(issueId: string, globalId: string): Promise<void>
  /** Jira's id of our comment with this marker, the oldest where there are several. */
  findComment(issueId: string, marker: string): Promise<string | undefined>
  /** Returns the new comment's id. */
  addComment(issueId: string, comment: MarkedComment): Promise<string>
  /** Returns false when a person has deleted the comment; it is then not written again. */
  updateComment(issueId: string, commentId: string, comment: MarkedComment): Promise<boolean>
}
