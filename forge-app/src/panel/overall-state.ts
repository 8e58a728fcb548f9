import type { PanelPullRequest, PanelRepository } from '@throughline/shared/panel'

/** What an issue waits for, in the order in which it matters. */
export type OverallState = 'changes-requested' | 'in-review' | 'ready' | 'all-merged'

const worstFirst: readonly OverallState[] = ['changes-requested', 'in-review', 'ready']

/**
 * The state of the pull request that has the longest way to go. Merged only counts once nothing is open any more;
 * `undefined` when nothing is open and nothing was merged.
 */
export function overallState(repositories: readonly PanelRepository[]): OverallState | undefined {
  const pullRequests = repositories.flatMap((repository) => repository.pullRequests)
  const states = new Set(pullRequests.map(stateOf))
  const worst = worstFirst.find((state) => states.has(state))
  if (worst !== undefined) return worst
  return states.has('all-merged') ? 'all-merged' : undefined
}

function stateOf({ state, reviews }: PanelPullRequest): OverallState | undefined {
  if (state === 'merged') return 'all-merged'
  if (state === 'declined') return undefined
  if (state === 'draft') return 'in-review'
  if (reviews.some(({ verdict }) => verdict === 'changesRequested')) return 'changes-requested'
  return reviews.some(({ verdict }) => verdict === 'approved') ? 'ready' : 'in-review'
}
