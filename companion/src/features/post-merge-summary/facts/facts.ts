import type { FileKind } from '../kind-of'

/** One thing that a change does, in a verb and names that stand in the change itself. */
export interface Fact {
  readonly verb: Verb
  /** What the names are, where a reader would not know: one of them. */
  readonly noun?: Noun
  /** The most telling first. Names and versions alone, never a line of code. */
  readonly names: readonly string[]
  /** How many there are where they have no names. */
  readonly count?: number
  /** Where they are, or where they went: `in payment`, `to Pricing`. */
  readonly place?: string
}

export type Verb =
  | 'adds'
  | 'covers'
  | 'changes'
  | 'adapts'
  | 'updates'
  | 'reads'
  | 'renames'
  | 'moves'
  | 'removes'
  | 'drops'

export type Noun = 'endpoint' | 'flag' | 'setting' | 'table' | 'column' | 'test' | 'file'

/** What a pull request does to one part of the code. */
export interface AreaFacts {
  readonly area: string
  readonly kind: FileKind
  /** Added and removed ones. */
  readonly lines: number
  readonly facts: readonly Fact[]
  /** The author's own words for it, where a commit has them. */
  readonly subject?: string
}

export interface SizeFacts {
  readonly files: number
  readonly addedLines: number
  readonly removedLines: number
  /** Parts of the code, those that are not told of among them. */
  readonly areas: number
}

/** Everything a merge summary may say, and all that a language model is told. */
export interface MergeFacts {
  readonly title: string
  /** In the description's own words. */
  readonly why: string | undefined
  /** The most important first; four at most. */
  readonly areas: readonly AreaFacts[]
  readonly size: SizeFacts
}
