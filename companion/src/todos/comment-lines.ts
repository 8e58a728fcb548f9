import type { Comment } from './scan/scan'

/** One line of a comment, without what only draws its frame. */
export interface CommentLine {
  /** From 0, in the text that was read. */
  readonly line: number
  readonly text: string
  readonly kind: Comment['kind']
  /** Counted over the comments of the text: lines with the same number are one comment. */
  readonly comment: number
  /** True when the comment begins this line and nothing stands before it. */
  readonly standsAlone: boolean
}

/** The lines of all comments, in the order of the text. */
export const commentLines = (text: string, comments: readonly Comment[]): readonly CommentLine[] => {
  const lines: CommentLine[] = []
  let counted = { at: 0, line: 0 }
  for (const [index, comment] of comments.entries()) {
    counted = { at: comment.from, line: counted.line + countOfLines(text, counted.at, comment.from) }
    const standsAlone = isFirstOnLine(text, comment.openedAt)
    for (const [offset, line] of text.slice(comment.from, comment.to).split('\n').entries()) {
      const undrawn = comment.kind === 'line' ? withoutRunOfSigns(line) : withoutStars(line)
      lines.push({
        line: counted.line + offset,
        text: undrawn,
        kind: comment.kind,
        comment: index,
        standsAlone,
      })
    }
  }
  return lines
}

const countOfLines = (text: string, from: number, to: number) => {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

const isFirstOnLine = (text: string, at: number) => {
  let before = at - 1
  while (before >= 0 && ' \t'.includes(text.charAt(before))) before -= 1
  return before < 0 || text[before] === '\n'
}

/** The third slash of `///`, the second `#` of `##`, the `!` of `//!`. */
const withoutRunOfSigns = (line: string) => line.replace(/^[/#;%*!|-]+/, '').trim()

/** The stars down the side of a comment, and those before its end. */
const withoutStars = (line: string) => {
  const trimmed = line.trim().replace(/^\*+/, '')
  let end = trimmed.length
  while (end > 0 && trimmed[end - 1] === '*') end -= 1
  return trimmed.slice(0, end).trim()
}
