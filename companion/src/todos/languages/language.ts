/**
 * How one language writes its comments and strings, as data: what begins them, what ends them, and where they may begin.
 * Only what decides whether a text is a comment stands here; it is no grammar.
 */
export interface Language {
  readonly name: string
  /** What its file names end with, without the dot, in lower case. The longest one that fits decides. */
  readonly endings?: readonly string[]
  /** File names it is known by as a whole, in lower case. */
  readonly names?: readonly string[]
  /** Programs whose `#!` line starts such a file. */
  readonly programs?: readonly string[]
  readonly lineComments?: readonly LineComment[]
  readonly blockComments?: readonly BlockComment[]
  readonly strings?: readonly StringForm[]
  /** Texts of lines, begun by a word after these signs and ended by a line of that word alone. */
  readonly heredocs?: readonly Heredoc[]
  /** Raw strings that bring their own end: `R"x(…)x"`. */
  readonly taggedStrings?: readonly TaggedString[]
  /** True where `/…/` is a regular expression wherever no division can stand. */
  readonly hasRegexLiterals?: true
  /** True where a `\` outside of strings takes the meaning from the sign after it. */
  readonly hasEscapesInCode?: true
  /** Other languages within this one. */
  readonly regions?: readonly Region[]
  /** What ends it where it stands within another language. */
  readonly endsAt?: string
  /** What a text of such a file is read as when it shows no edge of a region. */
  readonly fragment?: string
}

/**
 * Where an opening sign counts: `line-start` after nothing but blanks, `column-one` after nothing at all, `after-blank`
 * where the sign before it cannot be part of a word, `after-statement` at a line's start or after a full stop,
 * `after-no-word` anywhere but right behind a letter or digit.
 */
export type Where = 'line-start' | 'column-one' | 'after-blank' | 'after-statement' | 'after-no-word'

export interface LineComment {
  readonly open: string
  readonly where?: Where
  readonly anyCase?: true
}

export interface BlockComment {
  readonly open: string
  readonly close: string
  readonly where?: Where
  readonly nests?: true
  /** True when its end means nothing else in code: met without a beginning, it says that the text began inside. */
  readonly closesOnlyThis?: true
  /** True when its end counts at the start of a line only. */
  readonly closesAtLineStart?: true
}

export interface StringForm {
  readonly open: string
  readonly close: string
  readonly where?: Where
  /** The sign that takes the meaning from the next one. A doubled close needs none: it reads as two strings. */
  readonly escape?: string
  readonly spansLines?: true
  /** True for a single character, `'x'` or `'\n'`; anything longer is something else, such as a lifetime. */
  readonly isCharacter?: true
  /** True when code stands between `${` and `}`. */
  readonly hasHoles?: true
  /** True when such a string is documentation wherever it is a statement of its own. */
  readonly isDocumentation?: true
}

export interface Heredoc {
  readonly open: string
  /** True when the word may be any; else it has to begin with a capital letter, or the sign with `-` or `~`. */
  readonly takesAnyWord?: true
}

export interface TaggedString {
  readonly open: string
  /** What ends the tag, and what stands before and after it at the end. */
  readonly tagEnd: string
  readonly close: readonly [before: string, after: string]
}

export interface Region {
  readonly open: string
  readonly close: string
  readonly language: string
  /** True for an element: its content begins after the next `>`, and ends at `close` even within a string. */
  readonly isElement?: true
}
