import type { Commit, FakeRepository } from './state'
import type { GitHostStore } from './store'

/** The commits of a repository that anything is known of, and how they follow each other. */
export const historyOf = (store: GitHostStore, { id, landed }: FakeRepository) => {
  const known = new Map<string, Commit>()
  for (const { commits } of store.pullRequests(id))
    for (const commit of commits) known.set(commit.sha, commit)
  for (const commit of landed) known.set(commit.sha, commit)

  /** From this commit back to where the known history begins, the newest first. */
  const back = (sha: string): readonly Commit[] => {
    const found: Commit[] = []
    for (let commit = known.get(sha); commit; commit = known.get(commit.parentSha)) found.push(commit)
    return found
  }

  return {
    back,
    find: (sha: string): Commit | undefined => known.get(sha),
    /** What is in the one and not in the other, the oldest first. */
    between(base: string, head: string): readonly Commit[] {
      const inBase = new Set(back(base).map(({ sha }) => sha))
      return back(head)
        .filter(({ sha }) => !inBase.has(sha))
        .reverse()
    },
  }
}
