/** Where the text of one comment stands, without the signs that begin and end it. */
export interface Comment {
  readonly from: number
  readonly to: number
  /** Where the sign stands that begins it. */
  readonly openedAt: number
  readonly kind: 'line' | 'block' | 'documentation'
}

/** What is known while a text is read from its beginning to its end. Readers move over it, and never back. */
export interface Scan {
  readonly text: string
  readonly end: number
  readonly comments: Comment[]
  /** Code within strings that is not over yet, innermost last. */
  readonly holes: { readonly resume: (scan: Scan, at: number) => number; depth: number }[]
  /** The words that end the heredocs begun on this line. */
  heredocs: string[]
  /** By what was looked for, over all parts: up to where it is known not to end, so that nobody looks again. */
  readonly endless: Map<object, number>
  /** Where each form of string is closed for the last time, once it was looked for. */
  readonly lastCloses: Map<object, number>
  /** True while the text may yet turn out to have begun within a comment. */
  mayHaveBegunInside: boolean
  isOver: boolean
  /** Reads a part in another language; returns where it ended. */
  readonly readPart: (language: string, from: number, to: number) => number
  /** How many signs were looked at: tests hold it to the length of the text. */
  readonly effort: { steps: number }
}

/** What begins with a sign, and the reader of it: it returns where it ends, or undefined when it is none after all. */
export interface Opening {
  readonly sign: string
  readonly isAllowed: (text: string, at: number) => boolean
  readonly anyCase?: true | undefined
  readonly read: (scan: Scan, at: number) => number | undefined
}

/** Like `indexOf`, within the part and counted; the end of the part when there is none. */
export const seek = (scan: Scan, wanted: string, from: number): number => {
  const found = scan.text.indexOf(wanted, from)
  const at = found === -1 || found + wanted.length > scan.end ? scan.end : found
  scan.effort.steps += Math.max(1, at - from)
  return at
}

/** True where something was already looked for without finding its end. */
export const isEndless = (scan: Scan, what: object, at: number): boolean =>
  (scan.endless.get(what) ?? -1) > at
