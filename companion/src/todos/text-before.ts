import type { Hunk } from '../patches/hunk'
import { sideOfHunk } from '../patches/side-of-hunk'

/**
 * The text of a file before a patch, from its text after it. Undefined where the two do not fit each other: the patch
 * was made of another version.
 */
export const textBefore = (newText: string, hunks: readonly Hunk[]): string | undefined => {
  const lines = newText.split('\n')
  const before: string[] = []
  let at = 0
  for (const hunk of hunks.toSorted((one, other) => one.newStart - other.newStart)) {
    const added = sideOfHunk(hunk, 'new').lines
    // A hunk that leaves nothing names the line above it.
    const from = added.length === 0 ? hunk.newStart : hunk.newStart - 1
    if (from < at || !added.every((line, index) => lines[from + index] === line)) return undefined
    before.push(...lines.slice(at, from), ...sideOfHunk(hunk, 'old').lines)
    at = from + added.length
  }
  return [...before, ...lines.slice(at)].join('\n')
}
