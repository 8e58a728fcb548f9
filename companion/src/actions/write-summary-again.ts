import { audit } from '../audit/audit'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { issues } from '../issues/issues'
import { addJobs, type NewJob } from '../jobs/add-jobs'
import { queueOf } from '../jobs/queue-of'
import { type MergedPullRequest, mergedPullRequests } from '../panel/merged-pull-requests'
import { rules } from '../rules/rules'
import { tenants } from '../tenants/tenants'
import { traces } from '../traces/traces'
import type { Action } from './action'

const rule = 'post-merge-summary'

/**
 * Has the comments about an issue's merged pull requests written again, on this issue alone. It is the one way in which
 * a comment that a person deleted comes back. However often somebody asks, each pull request has one comment.
 */
export const writeSummaryAgain: Action<'write-summary-again'> = (
  { database },
  { tenantId, actor, request: { issueId } },
) =>
  database.withTenant(tenantId, async (sql) => {
    if (!(await tenants(sql).isLicensed())) throw new Failure('licence-ended', licenceEnded)
    const issueKey = await issues(sql).findKey(issueId)
    const merged = await mergedPullRequests(sql, issueId)
    if (issueKey === undefined || merged.length === 0) throw new Failure('not-there', nothingMerged)
    const due = await whereRuleIsOn(sql, merged)
    if (due.length === 0) throw new Failure('conflict', ruleIsOff)
    await addJobs(
      sql,
      due.map((pull) => jobOf(pull, { tenantId, issueId })),
    )
    await sayThatTheyWait(sql, due, `${actor.name} asked for it again.`)
    const names = due.map(({ repository, label }) => `${repository} ${label}`)
    await audit(sql).add({
      actor,
      action: 'write-summary-again',
      subject: issueKey,
      after: { pullRequests: names },
    })
    return { pullRequests: due.length }
  })

const licenceEnded = 'The Throughline licence of this site has ended. An admin has to renew it first.'
const nothingMerged = 'No merged pull request is linked to this issue any more. Nothing was changed.'
const ruleIsOff = 'Post merge summaries are off for these repositories. An admin can turn them on.'

const whereRuleIsOn = async (
  sql: TenantSql,
  merged: readonly MergedPullRequest[],
): Promise<readonly MergedPullRequest[]> => {
  const repositoryIds = [...new Set(merged.map(({ repositoryId }) => repositoryId))]
  const isOn = new Set<string>()
  for (const repositoryId of repositoryIds)
    if ((await rules(sql).of(repositoryId)).has(rule)) isOn.add(repositoryId)
  return merged.filter(({ repositoryId }) => isOn.has(repositoryId))
}

/** In the queue of its pull request: never beside what a delivery asks for. */
const jobOf = (
  { pullRequestId, hostRepositoryId, number, inboxId }: MergedPullRequest,
  { tenantId, issueId }: { readonly tenantId: string; readonly issueId: string },
): NewJob => ({
  name: 'run-feature',
  key: `again ${tenantId} ${pullRequestId} ${issueId} ${rule}`,
  queue: queueOf(tenantId, hostRepositoryId, number),
  payload: {
    ...{ tenantId, pullRequestId, event: 'merged', rule, askedFor: issueId },
    ...(inboxId !== undefined && { inboxId }),
  },
})

/** In the traces of their newest deliveries, where somebody may look for what became of it. */
const sayThatTheyWait = async (
  sql: TenantSql,
  due: readonly MergedPullRequest[],
  detail: string,
): Promise<void> => {
  const inboxIds = due.flatMap(({ inboxId }) => inboxId ?? [])
  await traces(sql).beginAgain(inboxIds, detail)
  for (const inboxId of inboxIds)
    await traces(sql).add(inboxId, { step: 'rule', subject: rule, outcome: 'waiting', detail })
}
