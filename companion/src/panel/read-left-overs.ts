import type { PanelLeftOver } from '@throughline/shared/panel-follow-ups'
import type { GitHostId } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import type { Standing } from '../pull-requests/left-over'
import { labelOf } from '../pull-requests/pull-request'

interface Row {
  readonly pullRequestId: string
  readonly itemKey: string
  readonly host: GitHostId
  readonly number: string
  readonly isMerged: boolean
  readonly kind: 'comment' | 'todo'
  readonly text: string
  readonly path: string
  readonly line: number | null
  readonly url: string
  readonly by: string | null
  readonly standing: Standing
  readonly names: string | null
  readonly was: string | null
  readonly isDismissed: boolean
  /** Whether the issue that it names is done; null for one that nobody may be told of. */
  readonly isNamedDone: boolean | null
}

const MOST = 100

/**
 * What the pull requests of an issue leave to do without an issue of its own: everything of open ones; of merged ones the
 * to-dos that name an issue, while they stand in the code. How an issue stands is told where its project may be reached.
 */
export const readLeftOvers = async (sql: TenantSql, issueId: string): Promise<PanelLeftOver[]> => {
  const rows = await sql<Row[]>`
    select item.pull_request_id as "pullRequestId", item.item_key as "itemKey", connection.host, pull.number,
      pull.state = 'merged' as "isMerged", item.kind, item.words as text, item.path, item.line, item.url,
      item.said_by as by, item.standing, item.names_key as names, item.was,
      item.dismissed_at is not null as "isDismissed", named.status_category = 'done' as "isNamedDone"
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join left_over item using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    join rule on rule.tenant_id = link.tenant_id and rule.repository_id = pull.repository_id
      and rule.rule_id = 'create-follow-ups' and rule.is_on
    join repository_project map
      on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    left join issue named on named.tenant_id = link.tenant_id and named.key = item.names_key
      and not named.is_deleted and exists (
        select from repository_project reached
        where reached.tenant_id = link.tenant_id and reached.repository_id = pull.repository_id
          and reached.project_id = named.project_id)
    where link.issue_id = ${issueId} and link.decision <> 'rejected' and not issue.is_deleted
      and item.is_left and item.gone_at is null
      and (pull.state in ('open', 'draft') or (pull.state = 'merged' and item.standing = 'tracked' and item.was is null))
      and not exists (
        select from follow_up
        where follow_up.tenant_id = item.tenant_id and follow_up.pull_request_id = item.pull_request_id
          and item.item_key = any(follow_up.item_keys))
    order by array_position(array['open', 'draft', 'merged'], pull.state), pull.updated_at desc, pull.pull_request_id,
      item.dismissed_at is not null, array_position(array['left', 'changed', 'tracked'], item.standing), item.place
    limit ${MOST}`
  return rows.map(leftOverOf)
}

const leftOverOf = (row: Row): PanelLeftOver => {
  const { pullRequestId, itemKey, isMerged, kind, text, path, url, isDismissed } = row
  return {
    ...{ pullRequestId, itemKey, isMerged, kind, text, path, url, isDismissed },
    label: labelOf(row.host, Number(row.number)),
    standing: standingOf(row),
    ...(row.line !== null && { line: row.line }),
    ...(row.by !== null && { by: row.by }),
    ...(row.names !== null && { names: row.names }),
    ...(row.was !== null && { was: row.was }),
  }
}

const standingOf = ({ standing, names, isNamedDone }: Row): PanelLeftOver['standing'] => {
  if (standing === 'left' && names !== null) return 'issue-missing'
  return standing === 'tracked' && isNamedDone === true ? 'issue-done' : standing
}
