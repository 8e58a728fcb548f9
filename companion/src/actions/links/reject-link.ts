import { audit } from '../../audit/audit'
import { linkedIssues } from '../../pull-requests/linked-issues'
import { requireLicence } from '../../tenants/require-licence'
import type { Action } from '../action'
import { getSuggested } from './get-suggested'

/** Says that a suggested pull request does not belong to the issue: the pair is not suggested again. */
export const rejectLink: Action<'reject-link'> = (
  { database, clock },
  { tenantId, actor, request: { issueId, pullRequestId } },
) =>
  database.withTenant(tenantId, async (sql) => {
    await requireLicence(sql)
    const pull = await getSuggested(sql, { issueId, pullRequestId })
    await linkedIssues(sql).reject(pullRequestId, issueId, { name: actor.name, at: clock() })
    const subject = `${pull.name} ${pull.label}`
    await audit(sql).add({ actor, action: 'reject-link', subject, after: { issue: pull.issueKey } })
    return { done: true }
  })
