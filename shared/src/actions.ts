import type { z } from 'zod'
import { connectionActions } from './actions/connection-actions'
import { followUpActions } from './actions/follow-up-actions'
import { linkActions } from './actions/link-actions'
import { repositoryActions } from './actions/repository-actions'
import { reviewerActions } from './actions/reviewer-actions'

/**
 * Everything a person can ask the companion for: what it takes, what comes back, and the least role. The dashboard and
 * the Forge admin page are two faces of this one list; `companion/src/actions/` has a file for each.
 */
export const actions = {
  ...connectionActions,
  ...repositoryActions,
  ...linkActions,
  ...reviewerActions,
  ...followUpActions,
} as const

export type ActionName = keyof typeof actions
export type ActionRequest<Name extends ActionName> = z.infer<(typeof actions)[Name]['request']>
export type ActionAnswer<Name extends ActionName> = z.infer<(typeof actions)[Name]['answer']>
