import { audit } from '../../audit/audit'
import { addJobs } from '../../jobs/add-jobs'
import { findIssueJob } from '../../jobs/find-issue-job'
import { type LinkablePullRequest, linkablePullRequests } from '../../pull-requests/linkable'
import { keepDeliveries } from '../../reconcile/keep-delivery'
import { askedDelivery } from '../../reconcile/reconciled-delivery'
import { rules } from '../../rules/rules'
import { requireLicence } from '../../tenants/require-licence'
import type { Action } from '../action'
import { knowIssue } from './know-issue'

/** Each costs its host a few calls. */
const MOST = 50

/**
 * Looks through the open pull requests that may reach the issue, the latest changed first: each is read again for
 * written keys, and, where its repository lets issues be found without one, decided anew. Says how many those are.
 */
export const findPullRequests: Action<'find-pull-requests'> = async (
  tools,
  { tenantId, actor, request: { issueId } },
) => {
  const { database, clock } = tools
  await database.withTenant(tenantId, requireLicence)
  const { key } = await knowIssue(tools, tenantId, issueId)
  const open = await database.withTenant(tenantId, (sql) => linkablePullRequests(sql, issueId).listOpen(MOST))
  const at = clock()
  await keepDeliveries(
    database,
    open.map((pull) => ({ delivery: askedDelivery({ tenantId, pull, at }), ...pull })),
  )
  await database.withTenant(tenantId, async (sql) => {
    const due: LinkablePullRequest[] = []
    for (const pull of open) if ((await rules(sql).of(pull.repositoryId)).has('auto-link')) due.push(pull)
    await addJobs(
      sql,
      due.map((pull) => findIssueJob({ ...pull, tenantId })),
    )
    const after = { pullRequests: open.length }
    await audit(sql).add({ actor, action: 'find-pull-requests', subject: key, after })
  })
  return { pullRequests: open.length }
}
