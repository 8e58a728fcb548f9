import type { Issue } from '../issues/issues'
import type { Project } from '../issues/projects'
import type { AskJira } from './ask-jira'
import type { Document } from './document'
import type { StatusChange } from './moving'
import type { OpenIssuePage } from './reading'
import type { FieldNotation } from './screen-field'

/** The property of a comment, and of an issue, that carries the marker. */
export const MARKER = 'throughline'

/**
 * The comment property by which a service project keeps a comment from its customers. No contract has it; those who
 * write such comments set it, and Jira answers whether it holds: nothing is told before it did.
 */
export const INTERNAL = { key: 'sd.public.comment', value: { internal: true } } as const

/** Where Jira's two kinds differ: a file for each. Everything else is written once, in `jira-over-rest.ts`. */
export interface Dialect {
  /** Of the REST interface, after the base address. */
  readonly root: string
  /** A comment's body in this Jira's notation. */
  notation(document: Document): unknown
  listProjects(ask: AskJira): Promise<readonly Project[]>
  findComment(ask: AskJira, issueId: string, marker: string): Promise<string | undefined>
  searchIssues(ask: AskJira, jql: string): Promise<readonly Issue[]>
  countOpenIssues(ask: AskJira, projectId: string): Promise<number>
  readOpenIssues(
    ask: AskJira,
    projectId: string,
    next: string | undefined,
    most: number,
  ): Promise<OpenIssuePage>
  isInternalComment(ask: AskJira, issueId: string, commentId: string): Promise<boolean>
  findStatusChange(ask: AskJira, issueId: string): Promise<StatusChange | undefined>
  readonly fieldNotation: FieldNotation
  /** Names one account in a query. */
  userQuery(accountId: string): string
  /** Looks for accounts by their address. */
  userSearch(email: string): string
}

/** True for a property that is our marker with this value. */
export const hasMarker = (value: unknown, marker: string): boolean =>
  typeof value === 'object' && value !== null && 'marker' in value && value.marker === marker
