import type { TenantSql } from '../database/database'
import type { StandingTodo } from '../pull-requests/left-over'

export interface FollowUpOfTodo {
  /** Jira's id. */
  readonly issueId: string
  readonly marker: string
  readonly items: readonly {
    readonly path: string
    readonly line: number | undefined
    readonly isGone: boolean
  }[]
}

interface Row {
  readonly issueId: string
  readonly pullRequestId: string
  readonly key: string
  readonly items: readonly { readonly path: string; readonly line: number | null; readonly isGone: boolean }[]
}

/** The open follow-ups that any of these stands in, in projects that their repository may reach. */
export const followUpsOf = async (
  sql: TenantSql,
  todos: readonly StandingTodo[],
): Promise<readonly FollowUpOfTodo[]> => {
  const rows = await sql<Row[]>`
    select follow_up.issue_id as "issueId", follow_up.pull_request_id as "pullRequestId", follow_up_key as key, (
        select jsonb_agg(jsonb_build_object('path', item.path, 'line', item.line, 'isGone', item.gone_at is not null)
          order by item.place)
        from left_over item
        where item.tenant_id = follow_up.tenant_id and item.pull_request_id = follow_up.pull_request_id
          and item.item_key = any(follow_up.item_keys)) as items
    from follow_up
    join issue using (tenant_id, issue_id)
    join pull_request using (tenant_id, pull_request_id)
    join repository_project map using (tenant_id, repository_id, project_id)
    where issue.status_category <> 'done' and not issue.is_deleted and exists (
      select from unnest(${todos.map(({ pullRequestId }) => pullRequestId)}::uuid[],
        ${todos.map(({ key }) => key)}::text[]) as gone (pull_request_id, item_key)
      where gone.pull_request_id = follow_up.pull_request_id and gone.item_key = any(follow_up.item_keys))
    order by follow_up.created_at`
  return rows.map(({ issueId, pullRequestId, key, items }) => ({
    issueId,
    marker: `gone ${pullRequestId} ${key}`,
    items: items.map((item) => ({ ...item, line: item.line ?? undefined })),
  }))
}
