/** One line of a patch: added, removed, or there before and after. */
export interface PatchLine {
  readonly sign: '+' | '-' | ' '
  readonly text: string
}

/** A stretch of changed lines; `heading` is the line above it that Git takes for its function or class. */
export interface Hunk {
  readonly heading: string
  readonly lines: readonly PatchLine[]
}

/** No name stands behind so many characters: what is longer was written by a program. */
const LONGEST_LINE = 400

/** The hunks of one file's patch as git hosts give it, without its file's header. Linear in its length. */
export const hunksOf = (patch: string): readonly Hunk[] => {
  const hunks: { heading: string; lines: PatchLine[] }[] = []
  for (const line of patch.split('\n')) {
    const sign = line[0] ?? ' '
    if (sign === '@') hunks.push({ heading: headingOf(line), lines: [] })
    else if (sign === '+' || sign === '-' || sign === ' ')
      hunks.at(-1)?.lines.push({ sign, text: line.slice(1, LONGEST_LINE).trimEnd() })
  }
  return hunks
}

/** `@@ -4,5 +4,13 @@ export async function pay(` */
const headingOf = (line: string): string => {
  const end = line.indexOf('@@', 2)
  return end === -1 ? '' : line.slice(end + 2, end + LONGEST_LINE).trim()
}
