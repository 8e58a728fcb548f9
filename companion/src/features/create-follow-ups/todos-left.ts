import { plainText } from '../../jira/plain-text'
import { readHunks } from '../../patches/read-patch'
import type { LeftOver } from '../../pull-requests/left-over'
import type { ChangedFile } from '../../pull-requests/pull-request'
import { redact } from '../../redaction/redact'
import { type ComparedTodos, compareTodos } from '../../todos/compare-todos'
import { fingerprintsOf, textPrintOf } from '../../todos/fingerprint'
import { needsWholeText } from '../../todos/needs-whole-text'
import { textBefore } from '../../todos/text-before'
import type { Todo } from '../../todos/todo'
import type { ChangedText } from '../../todos/todos-in-patch'

type UrlOfLine = (path: string, line: number) => string

/** What a whole pull request does to the to-dos of its repository; moved ones are neither new nor gone. */
export const compareFiles = async (
  files: readonly ChangedFile[],
  findText: (path: string) => Promise<string | undefined>,
): Promise<ComparedTodos> => {
  const patched = files.map(patchedFileOf)
  const whole = new Map<string, string>()
  for (const { path } of patched.filter((file) => needsWholeText(file)).slice(0, MOST_TEXTS)) {
    const text = await findText(path)
    if (text !== undefined) whole.set(path, text)
  }
  return compareTodos(patched.map((file) => withTexts(file, whole.get(file.path))))
}

/** Each is one more question to the git host; of the others, hunks are read by themselves. */
const MOST_TEXTS = 20

const patchedFileOf = ({ path, previousPath, change, patch = '' }: ChangedFile): ChangedText => ({
  path,
  previousPath: previousPath ?? (change === 'added' ? undefined : path),
  hunks: readHunks(patch),
})

/** Both or neither: a to-do that is found on one side alone would count as new or gone. */
const withTexts = (file: ChangedText, newText: string | undefined): ChangedText => {
  const oldText = newText === undefined ? undefined : textBefore(newText, file.hunks)
  return oldText === undefined ? file : { ...file, newText, oldText }
}

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
