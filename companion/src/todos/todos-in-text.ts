import { undrawn } from './comment-line'
import { mayHoldKeyword, type Spelling, spellingsIn, spellingsOf } from './find-keyword'
import { languageOf } from './language-of'
import { linesBelow } from './lines-below'
import { metadataOf } from './metadata-of'
import { readTodo } from './read-todo'
import type { Comment } from './scan/scan'
import { scanText } from './scan/scan-text'
import type { Todo } from './todo'

export interface TextOfFile {
  readonly path: string
  readonly text: string
  /** True when the text is cut out of its file and may begin anywhere. */
  readonly isPiece?: boolean
  /** The number of its first line, unless that is 1. */
  readonly firstLine?: number
}

/** A text with more to-dos was written by no person; the rest of it is not read. */
const MOST_IN_A_TEXT = 5_000

/** Every to-do in the comments of a text, by its lines, 5,000 at most. None in a language we cannot tell. */
export const todosInText = (
  { path, text, isPiece = false, firstLine = 1 }: TextOfFile,
  keywords: readonly string[],
): readonly Todo[] => {
  const spellings = spellingsIn(text, spellingsOf(keywords))
  if (spellings.length === 0) return []
  const language = languageOf(path, isPiece ? '' : firstLineOf(text))
  if (!language) return []
  const { comments } = scanText(text, language, { isPiece })
  return todosInComments({ path, text, comments, firstLine }, spellings)
}

const firstLineOf = (text: string) => text.slice(0, Math.min(200, Math.max(0, text.indexOf('\n'))))

interface Commented {
  readonly path: string
  readonly text: string
  readonly comments: readonly Comment[]
  readonly firstLine: number
}

const todosInComments = (
  { path, text, comments, firstLine }: Commented,
  spellings: readonly Spelling[],
): readonly Todo[] => {
  const todos: Todo[] = []
  const endsAt = (line: string) => mayHoldKeyword(line, spellings)
  let [countedTo, line] = [0, firstLine]
  for (const { index, kind, from, to } of linesWithKeyword(text, comments, spellings)) {
    const place = kind === 'documentation' ? 'at-start' : 'anywhere'
    const found = readTodo(undrawn(text.slice(from, to), kind), spellings, place)
    if (!found) continue
    line += countOfLines(text.slice(countedTo, from))
    countedTo = from
    todos.push({ path, line, ...found, ...metadataOf(linesBelow(text, comments, { index, to }, endsAt)) })
    if (todos.length === MOST_IN_A_TEXT) break
  }
  return todos
}

/** The lines of comments worth reading, by where they stand in the text. */
function* linesWithKeyword(text: string, comments: readonly Comment[], spellings: readonly Spelling[]) {
  for (const [index, { kind, from, to }] of comments.entries()) {
    const content = text.slice(from, to)
    if (!mayHoldKeyword(content, spellings)) continue
    for (let at = 0; at <= content.length; ) {
      const lineEnd = content.indexOf('\n', at)
      const end = lineEnd === -1 ? content.length : lineEnd
      if (mayHoldKeyword(content.slice(at, end), spellings))
        yield { index, kind, from: from + at, to: from + end }
      at = end + 1
    }
  }
}

const countOfLines = (text: string) => {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
