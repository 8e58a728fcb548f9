import type { PanelParkedFollowUp } from '@throughline/shared/panel-follow-ups'
import type { GitHostId } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import type { ScreenField } from '../jira/moving'
import { labelOf } from '../pull-requests/pull-request'

interface Row {
  readonly pullRequestId: string
  readonly followUpKey: string
  readonly why: string
  readonly missing: readonly ScreenField[]
  readonly host: GitHostId
  readonly number: string
}

/** Follow-ups that were to be created for an issue and that wait for somebody. */
export const readParkedFollowUps = async (
  sql: TenantSql,
  issueId: string,
): Promise<PanelParkedFollowUp[]> => {
  const rows = await sql<Row[]>`
    select follow_up.pull_request_id as "pullRequestId", follow_up_key as "followUpKey", coalesce(reason, '') as why,
      coalesce(missing_fields, '[]') as missing, connection.host, pull.number
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    join follow_up on follow_up.tenant_id = link.tenant_id and follow_up.pull_request_id = link.pull_request_id
      and follow_up.original_issue_id = link.issue_id and follow_up.state = 'parked'
    join rule on rule.tenant_id = link.tenant_id and rule.repository_id = pull.repository_id
      and rule.rule_id = 'create-follow-ups' and rule.is_on
    join repository_project map
      on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    where link.issue_id = ${issueId} and link.decision <> 'rejected' and not issue.is_deleted
    order by follow_up.changed_at desc, follow_up_key
    limit 20`
  return rows.map(({ host, number, missing, ...row }) => ({
    ...row,
    label: labelOf(host, Number(number)),
    missing: missing.map(({ id, name, kind, allowed }) => ({
      ...{ id, name, kind },
      choices: [...allowed],
    })),
  }))
}
