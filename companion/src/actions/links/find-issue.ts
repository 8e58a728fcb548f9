import { audit } from '../../audit/audit'
import type { TenantSql } from '../../database/database'
import { Failure } from '../../failure'
import { findNewestInboxId } from '../../inbox/inbox'
import { addJobs } from '../../jobs/add-jobs'
import { findIssueJob } from '../../jobs/find-issue-job'
import { labelOf } from '../../pull-requests/pull-request'
import { pullRequests } from '../../pull-requests/pull-requests'
import { rules } from '../../rules/rules'
import { requireLicence } from '../../tenants/require-licence'
import { traces } from '../../traces/traces'
import type { Action } from '../action'

/** Decides once more which issue a pull request without a key belongs to, though nothing has happened to it. */
export const findIssue: Action<'find-issue'> = (
  { database },
  { tenantId, actor, request: { pullRequestId } },
) =>
  database.withTenant(tenantId, async (sql) => {
    await requireLicence(sql)
    const located = await pullRequests(sql).locate(pullRequestId)
    if (!located) throw new Failure('not-there', 'This pull request is not known any more. Nothing was done.')
    if (!(await rules(sql).of(located.repositoryId)).has('auto-link'))
      throw new Failure('conflict', 'Auto-link issues is off for this repository. An admin can turn it on.')
    const inboxId = await findNewestInboxId(sql, pullRequestId)
    await addJobs(sql, [findIssueJob({ ...located, tenantId, inboxId, pullRequestId })])
    if (inboxId !== undefined) await sayThatItWaits(sql, inboxId, `${actor.name} asked for it.`)
    const subject = `${located.name} ${labelOf(located.host, located.number)}`
    await audit(sql).add({ actor, action: 'find-issue', subject })
    return { done: true }
  })

/** In the trace of its newest delivery, where somebody may look for what became of it. */
const sayThatItWaits = async (sql: TenantSql, inboxId: string, detail: string): Promise<void> => {
  await traces(sql).beginAgain([inboxId], detail)
  await traces(sql).add(inboxId, { step: 'rule', subject: 'auto-link', outcome: 'waiting', detail })
}
