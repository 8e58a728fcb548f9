import type { Issue } from '../issues/issues'

/** How an issue stands at this moment. */
export interface IssueState {
  /** Its status is empty where this connection may not see it. */
  readonly issue: Issue
  readonly isResolved: boolean
}

/** That because of which an issue is moved: two things may happen in one second, which is all that git hosts tell. */
export interface Reason {
  readonly what: string
  readonly happenedAt: Date
}

/** The last change of an issue's status. */
export interface StatusChange {
  readonly at: Date
  /** Why we moved it; undefined for a move that is not ours. */
  readonly becauseOf: Reason | undefined
}

/** A field that a transition shows on its screen, and how it can be filled in from words. */
export interface ScreenField {
  readonly id: string
  readonly name: string
  readonly isRequired: boolean
  readonly hasDefault: boolean
  /** `other`: not from words alone. */
  readonly kind: 'text' | 'longText' | 'number' | 'texts' | 'choice' | 'choices' | 'person' | 'other'
  /** What can be chosen. */
  readonly allowed: readonly { readonly id: string; readonly name: string }[]
}

/** A way on from the status an issue has, and where it leads. */
export interface Transition {
  readonly id: string
  readonly to: { readonly name: string; readonly category: string }
  readonly fields: readonly ScreenField[]
}

/** What stands in a field of the screen afterwards: words that fit its kind. */
export interface FilledField {
  readonly field: ScreenField
  readonly value: string
}

export interface Move {
  readonly transitionId: string
  readonly filled: readonly FilledField[]
  /** Jira keeps it with the change, so that we know ours again. */
  readonly becauseOf: Reason
}

/** What Jira made of a move. `conflict`: somebody else changed the issue in the same moment. */
export type MoveAnswer =
  | { readonly kind: 'moved' }
  | { readonly kind: 'conflict' }
  /** With the fields it is about, by name where the screen has them; none where Jira names none. */
  | { readonly kind: 'refused'; readonly fields: readonly string[] }
