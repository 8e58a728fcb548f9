import type { Issue } from '../issues/issues'
import type { Project } from '../issues/projects'
import type { AskJira } from './ask-jira'
import type { Document } from './document'

/** The comment property that carries the marker. */
export const MARKER = 'throughline'

/** Where Jira's two kinds differ: a file for each. Everything else is written once, in `jira-over-rest.ts`. */
export interface Dialect {
  /** Of the REST interface, after the base address. */
  readonly root: string
  /** A comment's body in this Jira's notation. */
  notation(document: Document): unknown
  listProjects(ask: AskJira): Promise<readonly Project[]>
  findComment(ask: AskJira, issueId: string, marker: string): Promise<string | undefined>
  searchIssues(ask: AskJira, jql: string): Promise<readonly Issue[]>
}

/** True for a property that is our marker with this value. */
export const hasMarker = (value: unknown, marker: string): boolean =>
  typeof value === 'object' && value !== null && 'marker' in value && value.marker === marker
