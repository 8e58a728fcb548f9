import { type CommentLine, commentLines } from './comment-lines'
import { findKeyword, mayHoldKeyword } from './find-keyword'
import { languageOf } from './language-of'
import { metadataOf } from './metadata-of'
import { readTodo } from './read-todo'
import { scanText } from './scan/scan-text'
import type { Todo } from './todo'

export interface TextOfFile {
  readonly path: string
  readonly text: string
  /** True when the text is cut out of its file and may begin anywhere. */
  readonly isPiece?: boolean
}

/** Every to-do in the comments of a text, by its lines from 1. None in a language we cannot tell. */
export const todosInText = (
  { path, text, isPiece = false }: TextOfFile,
  keywords: readonly string[],
): readonly Todo[] => {
  if (!mayHoldKeyword(text, keywords)) return []
  const language = languageOf(path, isPiece ? '' : firstLineOf(text))
  if (!language) return []
  const { comments } = scanText(text, language, { isPiece })
  return todosInComments(commentLines(text, comments), path, keywords)
}

const firstLineOf = (text: string) => text.slice(0, Math.min(200, Math.max(0, text.indexOf('\n'))))

const todosInComments = (lines: readonly CommentLine[], path: string, keywords: readonly string[]) =>
  lines.flatMap((line, index): readonly Todo[] => {
    const place = line.kind === 'documentation' ? 'at-start' : 'anywhere'
    const found = readTodo(line.text, keywords, place)
    if (!found) return []
    const below = linesBelow(lines, index, keywords)
    return [{ path, line: line.line + 1, ...found, ...metadataOf(below) }]
  })

const MOST_LINES_BELOW = 20

/** What belongs to a to-do: the rest of its block, or the lines that comment right below it, up to an empty one. */
const linesBelow = (lines: readonly CommentLine[], index: number, keywords: readonly string[]) => {
  const below: string[] = []
  let last = lines[index]
  for (const line of lines.slice(index + 1, index + 1 + MOST_LINES_BELOW)) {
    if (!last || !goesOn(last, line) || line.text === '' || startsWithTag.test(line.text)) break
    if (findKeyword(line.text, keywords)) break
    below.push(line.text)
    last = line
  }
  return below
}

const startsWithTag = /^[@\\][a-z]/

const goesOn = (last: CommentLine, next: CommentLine) =>
  next.comment === last.comment ||
  (last.kind === 'line' &&
    next.kind === 'line' &&
    last.standsAlone &&
    next.standsAlone &&
    next.line === last.line + 1)
