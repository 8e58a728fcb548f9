import { audit } from '../audit/audit'
import { Failure } from '../failure'
import { addJobs } from '../jobs/add-jobs'
import { suggestJob } from '../jobs/suggest-job'
import { reviewerSuggestions } from '../panel/reviewer-suggestions'
import { findShownPullRequest } from '../panel/shown-pull-request'
import { personMatches } from '../people/person-matches'
import type { Action } from './action'

/** Says whether a git account and a stakeholder are one person, and looks for reviewers once more with that in mind. */
export const matchPerson: Action<'match-person'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { issueId, pullRequestId, login, accountId, isSame } = request
    const shown = await findShownPullRequest(sql, issueId, pullRequestId)
    const stored = await reviewerSuggestions(sql).find(pullRequestId)
    const asked = stored?.suggestion.toTell.find((person) => person.accountId === accountId)
    if (!shown || asked?.perhaps?.login !== login || asked.issueId !== issueId)
      throw new Failure('not-there', 'This question is settled already. Nothing was changed.')
    await personMatches(sql).decide(shown.connectionId, { login, accountId, isSame }, actor.name)
    await addJobs(sql, [suggestJob({ tenantId, pullRequestId, ...shown })])
    const subject = `${asked.name}: ${login}`
    await audit(sql).add({ actor, action: 'match-person', subject, after: { login, accountId, isSame } })
    return { done: true }
  })
