import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { reviewerSuggestions } from '../panel/reviewer-suggestions'
import { findShownPullRequest } from '../panel/shown-pull-request'
import { tenants } from '../tenants/tenants'
import type { Action } from './action'

/**
 * Asks one of those who were suggested for a review, under the account of the connection. Who was asked before stays
 * asked; asking the same person again changes nothing.
 */
export const requestReview: Action<'request-review'> = async (
  { database, access },
  { tenantId, actor, request: { issueId, pullRequestId, login } },
) => {
  const shown = await database.withTenant(tenantId, async (sql) => {
    if (!(await tenants(sql).isLicensed())) throw new Failure('licence-ended', licenceEnded)
    const stored = await reviewerSuggestions(sql).find(pullRequestId)
    const isSuggested = stored?.suggestion.reviewers.some((reviewer) => reviewer.login === login)
    return isSuggested ? findShownPullRequest(sql, issueId, pullRequestId) : undefined
  })
  if (!shown) throw new Failure('not-there', 'This person is not suggested any more. Nobody was asked.')
  const client = await access.gitHostOf(tenantId, shown.connectionId)
  await client.requestReview(shown, shown.number, login).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'git-host-refused')
      throw new Failure('conflict', refused, { cause: error })
    throw error
  })
  const requested = await client.listRequestedReviewers(shown, shown.number)
  await database.withTenant(tenantId, async (sql) => {
    await reviewerSuggestions(sql).saveRequested(pullRequestId, requested)
    const subject = `${shown.name} #${shown.number}`
    await audit(sql).add({ actor, action: 'request-review', subject, after: { login } })
  })
  return { done: true }
}

const licenceEnded = 'The Throughline licence of this site has ended. An admin has to renew it first.'
const refused =
  'The git host does not let this account ask for the review: it may lack the right to write pull requests there.'
