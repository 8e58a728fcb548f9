import type { Hunk } from './hunk'

/** Whether a line that only one side has holds one of the words, found without taking the hunk apart. */
export const changesAnyOf = ({ lines }: Hunk, side: 'old' | 'new', words: readonly string[]): boolean => {
  const sign = side === 'old' ? '-' : '+'
  return words.some((word) => isOnLineWith(lines, sign, word))
}

/** Goes on behind the line of each finding, so that every line is looked at once. */
const isOnLineWith = (lines: string, sign: string, word: string) => {
  for (let at = lines.indexOf(word); at !== -1; ) {
    if (lines[lines.lastIndexOf('\n', at) + 1] === sign) return true
    const lineEnd = lines.indexOf('\n', at)
    at = lineEnd === -1 ? -1 : lines.indexOf(word, lineEnd)
  }
  return false
}
