import { IssueKey, projectKeyOf } from '@throughline/shared/issue-key'
import { namesAStandard } from '../pull-requests/key-denylist'
import { findKeyword } from './find-keyword'
import type { Todo } from './todo'

export type TodoLine = Pick<Todo, 'keyword' | 'ref' | 'issueKey' | 'title' | 'text'>

const LONGEST_TITLE = 256

/**
 * The to-do on one line of a comment: `KEYWORD[(ref)][:] title`, or the same with `/ref` at its end. Undefined when
 * there is none, or when its title is longer than 256 signs: that is data, not a sentence.
 */
export const readTodo = (
  line: string,
  keywords: readonly string[],
  place: 'anywhere' | 'at-start' = 'anywhere',
): TodoLine | undefined => {
  const found = findKeyword(line, keywords)
  if (!found || (place === 'at-start' && !isOnlyDecoration(line.slice(0, found.at)))) return undefined
  const rest = line.slice(found.end)
  if (rest.length > LONGEST_LINE) return undefined
  const { ref, title } = titleOf(rest)
  if (title.length > LONGEST_TITLE) return undefined
  const text = collapsed(found.keyword + rest)
  return { keyword: found.keyword, ref, issueKey: issueKeyOf(ref), title, text }
}
const LONGEST_LINE = 1000

/** Documentation is prose: a keyword counts where a line begins with it. */
const isOnlyDecoration = (before: string) => /^[\s*#.:@\\-]*$/.test(before)

const collapsed = (text: string) => text.replace(/\s+/g, ' ').trim()

const titleOf = (rest: string): Pick<TodoLine, 'ref' | 'title'> => {
  const inBrackets = refInBrackets.exec(rest)
  const after = withoutSeparator(inBrackets ? rest.slice(inBrackets[0].length) : rest)
  if (inBrackets) return { ref: (inBrackets[1] ?? inBrackets[2])?.trim(), title: collapsed(after) }
  const key = keyAtStart.exec(after.trimStart())?.[1]
  if (key && issueKeyOf(key))
    return { ref: key, title: collapsed(withoutSeparator(after.trimStart().slice(key.length))) }
  const title = collapsed(after)
  const atEnd = refAtEnd.exec(title)
  return atEnd ? { ref: atEnd[1], title: title.slice(0, atEnd.index) } : { ref: undefined, title }
}

/** Right behind the keyword anything may stand in brackets; after a blank only one word names somebody. */
const refInBrackets = /^(?:\(([^()]{1,64})\)| \(([^()\s]{1,64})\))/
const keyAtStart = /^([A-Z][A-Z0-9_]{1,40}-[1-9][0-9]{0,9})(?![\w-])/
const refAtEnd = / \/([A-Za-z][\w.-]{0,63})$/

const withoutSeparator = (text: string) => text.replace(/^\s*[:：]/, '').replace(/^\s*[-–—](?=\s|$)/, '')

const issueKeyOf = (ref: string | undefined): IssueKey | undefined => {
  const key = IssueKey.safeParse(ref)
  return key.success && !namesAStandard(projectKeyOf(key.data)) ? key.data : undefined
}
