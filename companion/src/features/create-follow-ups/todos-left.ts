import { plainText } from '../../jira/plain-text'
import type { LeftOver } from '../../pull-requests/left-over'
import type { ChangedFile } from '../../pull-requests/pull-request'
import { redact } from '../../redaction/redact'
import { compareTodos } from '../../todos/compare-todos'
import { fingerprintsOf } from '../../todos/fingerprint'
import { readHunks } from '../../todos/patch/read-patch'

/** The new to-dos of a whole pull request: moved and reworded ones, and those that name their issue, are not among them. */
export const todosLeft = (
  files: readonly ChangedFile[],
  urlOfLine: (path: string, line: number) => string,
): readonly LeftOver[] => {
  const compared = compareTodos(
    files.map(({ path, previousPath, change, patch = '' }) => ({
      path,
      previousPath: previousPath ?? (change === 'added' ? undefined : path),
      hunks: readHunks(patch),
    })),
  )
  const prints = fingerprintsOf(compared.new)
  return compared.new.flatMap((todo, at): readonly LeftOver[] => {
    const { path, line, keyword, title, issueKey } = todo
    if (issueKey !== undefined) return []
    const text = redact(plainText(`${keyword} ${title}`)).trim()
    const key = `todo ${prints[at]}`
    return [{ key, kind: 'todo', path, line, text, by: undefined, url: urlOfLine(path, line) }]
  })
}
