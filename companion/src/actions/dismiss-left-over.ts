import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { leftOvers } from '../follow-ups/left-overs'
import { tellFollowUps } from '../jobs/tell-follow-ups'
import { getFollowedUp } from '../panel/followed-up'
import type { Action } from './action'

/** Nothing will come of one thing that a pull request leaves to do, until somebody takes that back. */
export const dismissLeftOver: Action<'dismiss-left-over'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { pullRequestId, itemKey, isDismissed } = request
    const shown = await getFollowedUp(sql, request)
    const item = (await leftOvers(sql).known(pullRequestId)).get(itemKey)
    if (!item) throw new Failure('not-there', 'This is not left to do any more. Nothing was changed.')
    if (item.followUpKey !== undefined)
      throw new Failure('conflict', 'It has a follow-up already. Close that one instead.')
    await leftOvers(sql).dismiss(pullRequestId, itemKey, isDismissed ? actor.name : undefined)
    await tellFollowUps(sql, tenantId, pullRequestId)
    const place = item.line === undefined ? item.path : `${item.path}:${item.line}`
    await audit(sql).add({
      ...{ actor, action: 'dismiss-left-over', subject: `${shown.name} #${shown.number} ${place}` },
      ...{ before: { isDismissed: item.isDismissed }, after: { isDismissed } },
    })
    return { done: true }
  })
