import type { Document } from '../jira/document'
import type { LaterChanges, LeftOver, StandingTodo } from '../pull-requests/left-over'

/** What following up may ask and keep, about one pull request. */
export interface FollowUpTools {
  /** Writes down what is left to do, and gives back that which nobody has dismissed. */
  note(items: readonly LeftOver[]): Promise<readonly NotedLeftOver[]>
  /** How the issues of these keys stand, as far as the pull request may reach them: the others are not told. */
  readNamedIssues(keys: readonly string[]): Promise<ReadonlyMap<string, NamedIssue>>
  /** The to-dos that pull requests into the same branch have left in the code, before this one merged. */
  findStanding(): Promise<readonly StandingTodo[]>
  /** Writes down what this one did to them. Gives back the open follow-ups that gone ones stand in. */
  noteLater(changes: LaterChanges): Promise<readonly TouchedFollowUp[]>
  /** Jira's account of the one person with this address. */
  findByEmail(email: string): Promise<string | undefined>
  /** How Jira wants somebody to be named as an assignee. Undefined for an account that is gone. */
  findNameToAssign(accountId: string): Promise<string | undefined>
  /** Creates the issue once, whatever crashes. */
  create(plan: FollowUpPlan): Promise<FollowUpOutcome>
}

/** Something left to do that is written down. */
export interface NotedLeftOver extends LeftOver {
  /** Names the follow-up that was created for it. */
  readonly followUpKey?: string | undefined
}

/** An open follow-up of which a to-do left the code. */
export interface TouchedFollowUp {
  /** Jira's id. */
  readonly issueId: string
  /** The same for every pull request that takes something of it away. */
  readonly marker: string
  readonly items: readonly {
    readonly path: string
    readonly line: number | undefined
    readonly isGone: boolean
  }[]
}

/** How an issue stands that a to-do names; `missing` where Jira has none, or shows none. */
export type NamedIssue = 'open' | 'done' | 'missing'

/** An issue to be created for what a pull request leaves to do. */
export interface FollowUpPlan {
  /** Names it among those of its pull request. */
  readonly key: string
  /** Jira's id of the issue whose project it goes to, and that it is linked with. */
  readonly originalId: string
  readonly summary: string
  document(originalKey: string): Document
  /** Jira's name of who would have to do it; undefined where nobody knows, or who may not be assigned. */
  findAssignee(): Promise<string | undefined>
  readonly items: readonly LeftOver[]
}

/** What became of it; `why` goes on a sentence and holds no text of an issue. */
export type FollowUpOutcome =
  | { readonly kind: 'created'; readonly key: string }
  | { readonly kind: 'there'; readonly key: string }
  /** Somebody has to do something first. */
  | { readonly kind: 'parked'; readonly why: string }
  /** Nothing will come of it. */
  | { readonly kind: 'left'; readonly why: string }
