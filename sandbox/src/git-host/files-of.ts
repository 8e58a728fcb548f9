import type { Commit, FileChange } from './state'

/** What a pull request changes in all: each path once, in the order in which it was first touched. */
export const filesOf = (commits: readonly Commit[]): readonly FileChange[] => {
  const files = new Map<string, FileChange>()
  for (const file of commits.flatMap((commit) => commit.files)) {
    const before = files.get(file.path)
    files.set(file.path, before ? together(before, file) : file)
  }
  return [...files.values()]
}

/** A file that the same pull request added stays an added one, however often it is changed after that. */
const together = (before: FileChange, after: FileChange): FileChange => ({
  ...before,
  change: before.change === 'added' && after.change !== 'removed' ? 'added' : after.change,
  patch: [before.patch, after.patch].filter((patch) => patch !== '').join('\n'),
})

export const addedLines = ({ patch }: FileChange): number => countLines(patch, '+')
export const removedLines = ({ patch }: FileChange): number => countLines(patch, '-')

const countLines = (patch: string, sign: string): number =>
  patch.split('\n').filter((line) => line.startsWith(sign)).length
