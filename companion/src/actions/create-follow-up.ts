import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { leftOvers } from '../follow-ups/left-overs'
import { addJobs } from '../jobs/add-jobs'
import { followUpJob } from '../jobs/follow-up-job'
import { getFollowedUp } from '../panel/followed-up'
import type { Action } from './action'

/** Has an issue made of one thing that a pull request leaves to do. However often somebody asks, there is one. */
export const createFollowUp: Action<'create-follow-up'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { issueId, pullRequestId, itemKey } = request
    const shown = await getFollowedUp(sql, request)
    const item = (await leftOvers(sql).known(pullRequestId)).get(itemKey)
    if (!item || item.isDismissed) throw new Failure('not-there', notLeft)
    if (item.followUpKey !== undefined) throw new Failure('conflict', isThere)
    await addJobs(sql, [followUpJob({ tenantId, pullRequestId, ...shown, issueId, followUpKey: itemKey })])
    await audit(sql).add({
      ...{ actor, action: 'create-follow-up', subject: shown.issueKey },
      after: { pullRequest: `${shown.name} #${shown.number}`, place: placeOf(item) },
    })
    return { done: true }
  })

const placeOf = ({ path, line }: { readonly path: string; readonly line: number | undefined }) =>
  line === undefined ? path : `${path}:${line}`

const notLeft = 'This is not left to do any more. Nothing was created.'
const isThere = 'It has a follow-up already.'
