import type { IssueWork } from './issue-work'
import { labelsOf } from './labels-of'

/**
 * Why an issue whose pull requests are all merged was not moved, where the last of them was declined: a sentence without
 * its end. Undefined where none was declined since the last merge.
 */
export const declinedLast = (
  { pullRequests }: Pick<IssueWork, 'pullRequests'>,
  lastMergedAt: Date,
): string | undefined => {
  const declined = pullRequests.filter(
    ({ state, isRejected, isRevert, updatedAt }) =>
      state === 'declined' && !isRejected && !isRevert && updatedAt >= lastMergedAt,
  )
  if (declined.length === 0) return undefined
  const were = declined.length === 1 ? 'was' : 'were'
  return `${labelsOf(declined)} ${were} declined after the last merge, and only a merge moves an issue`
}
