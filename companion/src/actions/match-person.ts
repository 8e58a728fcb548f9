import type { ActionRequest } from '@throughline/shared/actions'
import { audit } from '../audit/audit'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { addJobs } from '../jobs/add-jobs'
import { suggestJob } from '../jobs/suggest-job'
import { reviewerSuggestions } from '../panel/reviewer-suggestions'
import { findShownPullRequest } from '../panel/shown-pull-request'
import { readJiraPeople } from '../people/jira-people'
import { findAccount } from '../people/listed-accounts'
import { personMatches } from '../people/person-matches'
import type { Action } from './action'

type Asked = ActionRequest<'match-person'>
type OfSuggestion = Extract<Asked, { issueId: string }>
type OfAccount = Exclude<Asked, OfSuggestion>

/** Of which connection the account is, and what the person is called. */
interface Known {
  readonly connectionId: string
  readonly name: string
}

/**
 * Says whether a git account and somebody of Jira are one person. Where it is about a suggestion, reviewers are looked
 * for once more with that in mind.
 */
export const matchPerson: Action<'match-person'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { login, accountId, isSame } = request
    const known =
      'issueId' in request ? await askAgain(sql, tenantId, request) : await knowAccount(sql, request)
    await personMatches(sql).decide(known.connectionId, { login, accountId, isSame }, actor.name)
    const subject = `${known.name}: ${login}`
    await audit(sql).add({ actor, action: 'match-person', subject, after: { login, accountId, isSame } })
    return { done: true }
  })

const askAgain = async (
  sql: TenantSql,
  tenantId: string,
  { issueId, pullRequestId, login, accountId }: OfSuggestion,
): Promise<Known> => {
  const shown = await findShownPullRequest(sql, issueId, pullRequestId)
  const stored = await reviewerSuggestions(sql).find(pullRequestId)
  const asked = stored?.suggestion.toTell.find((person) => person.accountId === accountId)
  if (!shown || asked?.perhaps?.login !== login || asked.issueId !== issueId)
    throw new Failure('not-there', 'This question is settled already. Nothing was changed.')
  await addJobs(sql, [suggestJob({ tenantId, pullRequestId, ...shown })])
  return { connectionId: shown.connectionId, name: asked.name }
}

const knowAccount = async (sql: TenantSql, { connectionId, login, accountId }: OfAccount): Promise<Known> => {
  const account = await findAccount(sql, connectionId, login)
  if (!account) throw new Failure('not-there', 'This git account is not known any more. Nothing was changed.')
  const people = await readJiraPeople(sql)
  const name = people.find((person) => person.accountId === accountId)?.name ?? accountId
  return { connectionId, name }
}
