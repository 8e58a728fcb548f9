import type { PanelFollowUp } from '@throughline/shared/panel-follow-ups'
import type { GitHostId } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { labelOf } from '../pull-requests/pull-request'

interface Item {
  readonly kind: 'comment' | 'todo'
  readonly path: string
  readonly line: number | null
  readonly url: string
  readonly isGone: boolean
}

interface Row {
  readonly key: string
  readonly summary: string
  readonly status: string
  readonly statusCategory: string
  readonly host: GitHostId
  readonly number: string
  readonly items: readonly Item[]
}

const MOST = 50

/**
 * Follow-ups of the pull requests that are linked to an issue, the newest first: those in its own project alone, since
 * whoever sees it need not see another one.
 */
export const readCreatedFollowUps = async (sql: TenantSql, issueId: string): Promise<PanelFollowUp[]> => {
  const rows = await sql<Row[]>`
    select made.key, made.summary, made.status, made.status_category as "statusCategory", connection.host, pull.number,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', item.kind, 'path', item.path, 'line', item.line, 'url', item.url,
          'isGone', item.gone_at is not null) order by item.place)
        from left_over item
        where item.tenant_id = follow_up.tenant_id and item.pull_request_id = follow_up.pull_request_id
          and item.item_key = any(follow_up.item_keys)), '[]') as items
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    join follow_up
      on follow_up.tenant_id = link.tenant_id and follow_up.pull_request_id = link.pull_request_id
    join issue made on made.tenant_id = link.tenant_id and made.issue_id = follow_up.issue_id
      and made.project_id = issue.project_id and not made.is_deleted
    join repository_project map
      on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    where link.issue_id = ${issueId} and link.decision <> 'rejected' and not issue.is_deleted
    order by follow_up.created_at desc, follow_up.follow_up_key
    limit ${MOST}`
  return rows.map(followUpOf)
}

const followUpOf = ({ key, summary, status, statusCategory, host, number, items }: Row): PanelFollowUp => {
  const isDone = statusCategory === 'done'
  const todos = items.filter(({ kind }) => kind === 'todo')
  const gone = todos.filter(({ isGone }) => isGone)
  const isAllGone = items.length > 0 && gone.length === items.length
  return {
    ...{ key, summary, status, isDone, label: labelOf(host, Number(number)) },
    ...{ comments: items.length - todos.length, todos: todos.length },
    stillThere: isDone
      ? todos.filter(({ isGone }) => !isGone).map((item) => ({ ...placeOf(item), url: item.url }))
      : [],
    gone: !isDone && isAllGone ? gone.map(placeOf) : [],
  }
}

const placeOf = ({ path, line }: Item) => ({ path, ...(line !== null && { line }) })
