import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { addJobs } from '../jobs/add-jobs'
import { suggestJob } from '../jobs/suggest-job'
import { findShownPullRequest } from '../panel/shown-pull-request'
import { rules } from '../rules/rules'
import type { Action } from './action'

/** Looks once more for people who could review a pull request: who was asked or told stays so. */
export const suggestReviewers: Action<'suggest-reviewers'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { issueId, pullRequestId } = request
    const shown = await findShownPullRequest(sql, issueId, pullRequestId)
    if (!shown)
      throw new Failure(
        'not-there',
        'This pull request is not linked to the issue any more. Nothing was done.',
      )
    if (!(await rules(sql).of(shown.repositoryId)).has('suggest-reviewers'))
      throw new Failure('conflict', 'Suggest reviewers is off for this repository. An admin can turn it on.')
    await addJobs(sql, [suggestJob({ tenantId, pullRequestId, ...shown })])
    await audit(sql).add({ actor, action: 'suggest-reviewers', subject: `${shown.name} #${shown.number}` })
    return { done: true }
  })
