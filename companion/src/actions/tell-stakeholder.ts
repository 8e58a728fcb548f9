import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { addJobs } from '../jobs/add-jobs'
import { queueOf } from '../jobs/queue-of'
import { reviewerSuggestions } from '../panel/reviewer-suggestions'
import { findShownPullRequest } from '../panel/shown-pull-request'
import { tenants } from '../tenants/tenants'
import type { Action } from './action'

/** Has one comment written on the issue for somebody who cannot review. Nothing of it ever happens by itself. */
export const tellStakeholder: Action<'tell-stakeholder'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { issueId, pullRequestId, accountId } = request
    if (!(await tenants(sql).isLicensed()))
      throw new Failure(
        'licence-ended',
        'The Throughline licence of this site has ended. An admin has to renew it first.',
      )
    const shown = await findShownPullRequest(sql, issueId, pullRequestId)
    const stored = await reviewerSuggestions(sql).find(pullRequestId)
    const person = stored?.suggestion.toTell.find((each) => each.accountId === accountId)
    if (!shown || person?.issueId !== issueId)
      throw new Failure('not-there', 'This person need not be told any more. Nothing was written.')
    await addJobs(sql, [
      {
        name: 'tell-stakeholder',
        key: `tell ${tenantId} ${pullRequestId} ${accountId}`,
        queue: queueOf(tenantId, shown.hostRepositoryId, shown.number),
        payload: { tenantId, pullRequestId, issueId, accountId, askedBy: actor.name },
      },
    ])
    await reviewerSuggestions(sql).addTold(pullRequestId, accountId)
    await audit(sql).add({ actor, action: 'tell-stakeholder', subject: shown.issueKey, after: { accountId } })
    return { done: true }
  })
