import type { Hunk } from './hunk'

/** One line of a patch: added, removed, or there before and after. */
export interface SignedLine {
  readonly sign: '+' | '-' | ' '
  readonly text: string
}

/** No name stands behind so many characters: what is longer was written by a program. */
const LONGEST_LINE = 400

/** The lines of a hunk by what becomes of them, cut where they are very long, without git's notes between them. */
export const signedLinesOf = ({ lines }: Hunk): readonly SignedLine[] =>
  (lines.endsWith('\n') ? lines.slice(0, -1) : lines).split('\n').flatMap((line): readonly SignedLine[] => {
    const sign = line[0] ?? ' '
    if (sign === '\\') return []
    const isSigned = sign === '+' || sign === '-' || sign === ' '
    return [
      {
        sign: isSigned ? sign : ' ',
        text: line.slice(isSigned ? 1 : 0, LONGEST_LINE).trimEnd(),
      },
    ]
  })

/** The line above a hunk that git takes for its function or class: `export async function pay(`. */
export const headingOf = ({ head }: Hunk): string => {
  const end = head.indexOf('@@', 2)
  return end === -1 ? '' : head.slice(end + 2, end + LONGEST_LINE).trim()
}
