import type { TenantSql } from '../database/database'

/**
 * Our id of the open pull request that a delivery is about, where it is linked to no issue and its repository lets one
 * be found. Undefined for any other delivery.
 */
export const findWithoutIssue = async (sql: TenantSql, inboxId: string): Promise<string | undefined> => {
  if (!/^\d{1,18}$/.test(inboxId)) return undefined
  const [row] = await sql<{ id: string }[]>`
    select pull.pull_request_id as id from inbox
    join pull_request pull using (tenant_id, pull_request_id)
    join rule on rule.tenant_id = inbox.tenant_id and rule.repository_id = pull.repository_id
      and rule.rule_id = 'auto-link' and rule.is_on
    where inbox.inbox_id = ${inboxId} and pull.state in ('open', 'draft') and not exists (
      select from linked_issue link
      where link.tenant_id = inbox.tenant_id and link.pull_request_id = inbox.pull_request_id
        and link.decision <> 'rejected')`
  return row?.id
}
