import type { Comment } from './scan/scan'

/** One line of a comment, without what only draws its frame. */
export const undrawn = (line: string, kind: Comment['kind']): string =>
  kind === 'line' ? withoutRunOfSigns(line) : withoutStars(line)

/** The third slash of `///`, the second `#` of `##`, the `!` of `//!`. */
const withoutRunOfSigns = (line: string) => {
  let at = 0
  while (at < line.length && '/#;%*!|-'.includes(line.charAt(at))) at += 1
  return line.slice(at).trim()
}

/** The stars down the side of a comment, and those before its end. */
const withoutStars = (line: string) => {
  const trimmed = line.trim()
  let [at, end] = [0, trimmed.length]
  while (trimmed[at] === '*') at += 1
  while (end > at && trimmed[end - 1] === '*') end -= 1
  return trimmed.slice(at, end).trim()
}

/** True when nothing but blanks stands before a comment on its line. */
export const standsAlone = (text: string, { openedAt }: Comment): boolean => {
  let before = openedAt - 1
  while (before >= 0 && ' \t'.includes(text.charAt(before))) before -= 1
  return before < 0 || text[before] === '\n'
}
