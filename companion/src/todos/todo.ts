import type { IssueKey } from '@throughline/shared/issue-key'

/** The words that announce something left to do, unless a rule names others. Upper case; never patterns. */
export const usualKeywords = ['TODO', 'FIXME', 'HACK', 'XXX'] as const

/** Something left to do, as a comment in a file says it. */
export interface Todo {
  readonly path: string
  /** From 1, as the file stands on this side of the change. */
  readonly line: number
  readonly keyword: string
  /** A person or an issue: `mina` of `TODO(mina): …`, `SHOP-7` of `TODO(SHOP-7): …`. */
  readonly ref: string | undefined
  /** Set when the to-do names an issue that tracks it already. */
  readonly issueKey: IssueKey | undefined
  /** What is left to do, on one line; empty for a bare keyword. */
  readonly title: string
  /** The comment from the keyword on, with blanks collapsed: equal texts are the same to-do. */
  readonly text: string
  readonly body: readonly string[]
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  readonly milestone: string | undefined
  readonly issueUrl: string | undefined
}
