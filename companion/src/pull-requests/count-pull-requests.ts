import { isBaseBranch } from './base-branches'
import type { IssueWork, WorkPullRequest } from './issue-work'
import { labelsOf } from './labels-of'
import { isMergeQueueBranch } from './merge-queue'

/** Whether the work on an issue is done, as far as its pull requests tell. */
export type WorkCount =
  /** Everything that counts is merged where it counts, the last of it then. */
  | { readonly kind: 'all-merged'; readonly lastMergedAt: Date }
  /** Why it is not, in a sentence. */
  | { readonly kind: 'not-yet'; readonly why: string }

/**
 * Open ones and drafts are waited for, and what was merged elsewhere, too. Declined ones, batches of a merge queue,
 * links that somebody refused, reverts and what they took back are left out; at least one merge has to remain.
 */
export const countPullRequests = ({ pullRequests }: Pick<IssueWork, 'pullRequests'>): WorkCount => {
  const counted = pullRequests.filter(counts)
  const open = counted.filter(({ state }) => state !== 'merged')
  if (open.length > 0) return { kind: 'not-yet', why: sentence(open, 'still open') }
  const elsewhere = counted.filter(({ baseBranches, baseBranch }) => !isBaseBranch(baseBranches, baseBranch))
  if (elsewhere.length > 0)
    return { kind: 'not-yet', why: sentence(elsewhere, 'merged into a branch that does not count') }
  const mergedAt = counted.flatMap((pull) => pull.mergedAt?.getTime() ?? [])
  if (mergedAt.length === 0) return { kind: 'not-yet', why: 'no merge is left that counts' }
  return { kind: 'all-merged', lastMergedAt: new Date(Math.max(...mergedAt)) }
}

const counts = ({ isRejected, isRevert, isTakenBack, state, branch }: WorkPullRequest): boolean =>
  !isRejected && !isRevert && !isTakenBack && state !== 'declined' && !isMergeQueueBranch(branch)

/** `#43 is still open`, `#43 and #44 are still open`. */
const sentence = (pulls: readonly WorkPullRequest[], state: string): string =>
  `${labelsOf(pulls)} ${pulls.length === 1 ? 'is' : 'are'} ${state}`
