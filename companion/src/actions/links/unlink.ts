import { audit } from '../../audit/audit'
import { Failure } from '../../failure'
import { linkablePullRequests } from '../../pull-requests/linkable'
import { linkedIssues } from '../../pull-requests/linked-issues'
import { requireLicence } from '../../tenants/require-licence'
import type { Action } from '../action'
import { getLinkable } from './get-linkable'
import { queueUnlinked } from './queue-linked'

/** Ends a link for good, whatever made it. Its web link leaves Jira soon after. */
export const unlink: Action<'unlink'> = (
  { database, clock },
  { tenantId, actor, request: { issueId, pullRequestId } },
) =>
  database.withTenant(tenantId, async (sql) => {
    await requireLicence(sql)
    const pull = await getLinkable(sql, { issueId, pullRequestId })
    if (!(await linkablePullRequests(sql, issueId).isLinked(pullRequestId)))
      throw new Failure('not-there', `${pull.label} is not linked to ${pull.issueKey} any more.`)
    await linkedIssues(sql).reject(pullRequestId, issueId, { name: actor.name, at: clock() })
    await queueUnlinked(sql, { tenantId, issueId, pull, now: clock() })
    const subject = `${pull.name} ${pull.label}`
    await audit(sql).add({ actor, action: 'unlink', subject, before: { issue: pull.issueKey } })
    return { done: true }
  })
