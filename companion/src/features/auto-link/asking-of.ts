import type { AskingPullRequest } from '../../link-scoring/asked'
import type { Person } from '../../link-scoring/people'
import type { ChangedFile, PullRequest } from '../../pull-requests/pull-request'

/** What a pull request says by which its issue may be found. */
export const askingOf = (
  { title, body, branch, commits }: PullRequest,
  author: Person,
  files: readonly ChangedFile[],
): AskingPullRequest => ({
  ...{ title, body, branch, author },
  commits: commits.map(({ message }) => message),
  paths: files.map(({ path }) => path),
  patch: addedWords(files),
})

/** More is not read of it. */
const MOST_CHARACTERS = 20_000

/** Added lines, and what the heads of hunks say of where they stand. */
const addedWords = (files: readonly ChangedFile[]): string => {
  const lines: string[] = []
  let characters = 0
  for (const { patch = '' } of files) {
    for (const line of patch.split('\n')) {
      if (!line.startsWith('+') && !line.startsWith('@@')) continue
      lines.push(line)
      characters += line.length
      if (characters > MOST_CHARACTERS) return lines.join('\n').slice(0, MOST_CHARACTERS)
    }
  }
  return lines.join('\n')
}
