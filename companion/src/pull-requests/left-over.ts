/** Something that a pull request leaves to do: a comment that nobody has resolved, or a to-do in the code. */
export interface LeftOver {
  /** The same whenever the pull request is looked at. */
  readonly key: string
  readonly kind: 'comment' | 'todo'
  readonly path: string
  readonly line: number | undefined
  /** What was written, on one line, without secrets. */
  readonly text: string
  /** Who said it; undefined for a to-do. */
  readonly by: string | undefined
  /** Where it stands. */
  readonly url: string
  readonly standing: Standing
  /** What it said before it was reworded. */
  readonly was?: string | undefined
  /** The key of the issue that a to-do names. */
  readonly names?: string | undefined
  /** The same for every to-do of this text; undefined for a comment. */
  readonly fingerprint?: string | undefined
}

/** `left`: an issue comes of it. `changed`: it only has other words than before. `tracked`: the issue that it names does. */
export type Standing = 'left' | 'changed' | 'tracked'

/** A to-do that a merged pull request left in the code, where it stands as far as is known. */
export interface StandingTodo {
  readonly pullRequestId: string
  readonly key: string
  readonly path: string
  readonly fingerprint: string
}

/** What a later pull request does to them. */
export interface LaterChanges {
  readonly gone: readonly StandingTodo[]
  /** Each with where it stands from now on. */
  readonly moved: readonly MovedTodo[]
}

export interface MovedTodo {
  readonly todo: StandingTodo
  readonly path: string
  /** Undefined where only its file was renamed. */
  readonly line: number | undefined
  readonly fingerprint: string
}
