import type { MergedRevert, WorkPullRequest } from './issue-work'

type Merge = Pick<WorkPullRequest, 'repositoryId' | 'number' | 'mergeSha' | 'mergedAt'>

/**
 * True when a merge was taken back and did not come back since. A revert can be reverted itself; one that does not say
 * what it takes back is taken to mean everything that its issue had merged before it in the same repository.
 */
export const isTakenBack = (
  merge: Merge,
  reverts: readonly MergedRevert[],
  seen: readonly MergedRevert[] = [],
): boolean =>
  reverts.some(
    (revert) =>
      !seen.includes(revert) &&
      revert.repositoryId === merge.repositoryId &&
      revert.number !== merge.number &&
      means(revert, merge) &&
      !isTakenBack(revert, reverts, [...seen, revert]),
  )

const means = ({ takesBack, mergedAt, isLinked }: MergedRevert, merge: Merge): boolean => {
  if (takesBack === undefined) return isLinked && isBefore(merge.mergedAt, mergedAt)
  if (takesBack.startsWith('#')) return takesBack === `#${merge.number}`
  return merge.mergeSha?.startsWith(takesBack) ?? false
}

const isBefore = (one: Date | undefined, other: Date): boolean => one !== undefined && one < other
