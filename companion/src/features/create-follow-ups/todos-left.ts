import { plainText } from '../../jira/plain-text'
import type { LeftOver } from '../../pull-requests/left-over'
import type { ChangedFile } from '../../pull-requests/pull-request'
import { redact } from '../../redaction/redact'
import { type ComparedTodos, compareTodos } from '../../todos/compare-todos'
import { fingerprintsOf, textPrintOf } from '../../todos/fingerprint'
import { readHunks } from '../../todos/patch/read-patch'
import type { Todo } from '../../todos/todo'

type UrlOfLine = (path: string, line: number) => string

/** What a whole pull request does to the to-dos of its repository; moved ones are neither new nor gone. */
export const compareFiles = (files: readonly ChangedFile[]): ComparedTodos =>
  compareTodos(
    files.map(({ path, previousPath, change, patch = '' }) => ({
      path,
      previousPath: previousPath ?? (change === 'added' ? undefined : path),
      hunks: readHunks(patch),
    })),
  )

/** The to-dos that a pull request leaves: new ones, reworded ones, and those that name the issue that tracks them. */
export const todosLeft = (compared: ComparedTodos, urlOfLine: UrlOfLine): readonly LeftOver[] => {
  const found = [
    ...compared.new.map((todo) => ({ todo, was: undefined })),
    ...compared.changed.map(({ todo, was }) => ({ todo, was })),
  ]
  const prints = fingerprintsOf(found.map(({ todo }) => todo))
  return found.map(({ todo, was }, at): LeftOver => {
    const { path, line, issueKey } = todo
    return {
      ...{ key: `todo ${prints[at]}`, kind: 'todo', path, line, text: wordsOf(todo), by: undefined },
      url: urlOfLine(path, line),
      standing: standingOf(todo, was),
      was: was && wordsOf(was),
      names: issueKey,
      fingerprint: textPrintOf(todo),
    }
  })
}

const standingOf = ({ issueKey }: Todo, was: Todo | undefined): LeftOver['standing'] => {
  if (issueKey !== undefined) return 'tracked'
  return was ? 'changed' : 'left'
}

const wordsOf = ({ keyword, title }: Todo): string => redact(plainText(`${keyword} ${title}`)).trim()
