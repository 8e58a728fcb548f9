/** Something that a pull request leaves to do: a comment that nobody has resolved, or a new to-do in the code. */
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
}
