import { audit } from '../../audit/audit'
import { linkedIssues } from '../../pull-requests/linked-issues'
import { requireLicence } from '../../tenants/require-licence'
import type { Action } from '../action'
import { getSuggested } from './get-suggested'
import { queueLinked } from './queue-linked'

/** Says that a suggested pull request belongs to the issue: it is linked from now on, and everything follows from it. */
export const confirmLink: Action<'confirm-link'> = (
  { database, clock },
  { tenantId, actor, request: { issueId, pullRequestId } },
) =>
  database.withTenant(tenantId, async (sql) => {
    await requireLicence(sql)
    const pull = await getSuggested(sql, { issueId, pullRequestId })
    const now = clock()
    await linkedIssues(sql).confirm(pullRequestId, issueId, { name: actor.name, at: now })
    await queueLinked(sql, { tenantId, issueId, pull, now })
    const subject = `${pull.name} ${pull.label}`
    await audit(sql).add({ actor, action: 'confirm-link', subject, after: { issue: pull.issueKey } })
    return { done: true }
  })
