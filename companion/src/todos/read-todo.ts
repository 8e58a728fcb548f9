import { IssueKey, projectKeyOf } from '@throughline/shared/issue-key'
import { namesAStandard } from '../pull-requests/key-denylist'
import { findKeyword, type Spelling } from './find-keyword'
import type { Todo } from './todo'

export type TodoLine = Pick<Todo, 'keyword' | 'ref' | 'issueKey' | 'title' | 'text'>

const LONGEST_TITLE = 256
const LONGEST_LINE = 1000

/**
 * The to-do on one line of a comment: `KEYWORD[(ref)][:] title`, or the same with `/ref` at its end. Undefined when
 * there is none, or when its title is longer than 256 signs: that is data, not a sentence.
 */
export const readTodo = (
  line: string,
  spellings: readonly Spelling[],
  place: 'anywhere' | 'at-start' = 'anywhere',
): TodoLine | undefined => {
  const found = findKeyword(line, spellings)
  if (!found || line.length - found.end > LONGEST_LINE) return undefined
  if (place === 'at-start' && !isOnlyDecoration(line.slice(0, found.at))) return undefined
  const { keyword } = found
  const text = collapsed(keyword + line.slice(found.end))
  const { ref, title } = titleOf(text.slice(keyword.length))
  return title.length > LONGEST_TITLE ? undefined : { keyword, ref, issueKey: issueKeyOf(ref), title, text }
}

/** Documentation is prose: a keyword counts where a line begins with it. */
const isOnlyDecoration = (before: string) => /^[\s*#.:@\\-]*$/.test(before)

const collapsed = (text: string) => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()

/** Of what stands behind the keyword, with single blanks. */
const titleOf = (rest: string): Pick<TodoLine, 'ref' | 'title'> => {
  const inBrackets = rest.includes('(') ? refInBrackets.exec(rest) : null
  const title = withoutSeparator(inBrackets ? rest.slice(inBrackets[0].length) : rest)
  if (inBrackets) return { ref: (inBrackets[1] ?? inBrackets[2])?.trim(), title }
  const key = keyAtStart.exec(title)?.[1]
  if (key && issueKeyOf(key)) return { ref: key, title: withoutSeparator(title.slice(key.length)) }
  const atEnd = title.includes(' /') ? refAtEnd.exec(title) : null
  return atEnd ? { ref: atEnd[1], title: title.slice(0, atEnd.index) } : { ref: undefined, title }
}

/** Right behind the keyword anything may stand in brackets; after a blank only one word names somebody. */
const refInBrackets = /^(?:\(([^()]{1,64})\)| \(([^()\s]{1,64})\))/
const keyAtStart = /^([A-Z][A-Z0-9_]{1,40}-[1-9][0-9]{0,9})(?![\w-])/
const refAtEnd = / \/([A-Za-z][\w.-]{0,63})$/

const withoutSeparator = (text: string) => text.replace(separator, '')
const separator = /^ ?[:：]? ?(?:[-–—](?= |$))? ?/

const issueKeyOf = (ref: string | undefined): IssueKey | undefined => {
  if (!ref?.includes('-')) return undefined
  const key = IssueKey.safeParse(ref)
  return key.success && !namesAStandard(projectKeyOf(key.data)) ? key.data : undefined
}
