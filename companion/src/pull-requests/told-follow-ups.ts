import type { TenantSql } from '../database/database'

/** How much of each kind. */
export interface LeftCount {
  readonly comments: number
  readonly todos: number
}

/** So many places of to-dos are named. */
const MOST_PLACES = 3

/** What the comment on a pull request tells of its follow-ups. */
export interface ToldFollowUps {
  /** What becomes one when it merges; undefined where that is nothing, and once it is over. */
  readonly left: (LeftCount & { readonly places: readonly string[] }) | undefined
  /** Issues that it became, by their keys. */
  readonly created: readonly (LeftCount & { readonly key: string })[]
  /** One of them waits for somebody. */
  readonly isParked: boolean
}

export const noFollowUps: ToldFollowUps = { left: undefined, created: [], isParked: false }

/** Nothing unless a setting has it told. Issues that the repository may not reach are left out. */
export const readToldFollowUps = async (sql: TenantSql, pullRequestId: string): Promise<ToldFollowUps> => {
  const [pull] = await sql<{ isOpen: boolean; isParked: boolean }[]>`
    select pull.state in ('open', 'draft') as "isOpen", exists (
      select from follow_up made where made.tenant_id = pull.tenant_id
        and made.pull_request_id = pull.pull_request_id and made.state = 'parked') as "isParked"
    from pull_request pull
    join rule on rule.tenant_id = pull.tenant_id and rule.repository_id = pull.repository_id
      and rule.rule_id = 'create-follow-ups' and rule.is_on
    join rule_settings own on own.tenant_id = pull.tenant_id and own.repository_id = pull.repository_id
      and own.rule_id = 'create-follow-ups' and own.settings @> '{"tellsPullRequest": true}'
    where pull.pull_request_id = ${pullRequestId}`
  if (!pull) return noFollowUps
  const left = pull.isOpen ? await readLeft(sql, pullRequestId) : undefined
  return {
    left: left && left.comments + left.todos > 0 ? left : undefined,
    created: await readCreated(sql, pullRequestId),
    isParked: pull.isParked,
  }
}

const counts = (sql: TenantSql) => sql`
  count(*) filter (where item.kind = 'comment')::int as comments,
  count(*) filter (where item.kind = 'todo')::int as todos`

const readLeft = async (sql: TenantSql, pullRequestId: string): Promise<ToldFollowUps['left']> => {
  const [row] = await sql<NonNullable<ToldFollowUps['left']>[]>`
    select ${counts(sql)}, coalesce((array_agg(concat_ws(':', item.path, item.line) order by item.place)
      filter (where item.kind = 'todo'))[:${sql.unsafe(String(MOST_PLACES))}], '{}') as places
    from left_over item
    where item.pull_request_id = ${pullRequestId} and item.is_left and item.standing = 'left'
      and item.dismissed_at is null and item.gone_at is null and not exists (
        select from follow_up made
        where made.tenant_id = item.tenant_id and made.pull_request_id = item.pull_request_id
          and made.state = 'created' and item.item_key = any(made.item_keys))`
  return row
}

const readCreated = (sql: TenantSql, pullRequestId: string) => sql<(LeftCount & { key: string })[]>`
  select issue.key, ${counts(sql)}
  from follow_up made
  join pull_request pull using (tenant_id, pull_request_id)
  join issue on issue.tenant_id = made.tenant_id and issue.issue_id = made.issue_id and not issue.is_deleted
  join repository_project map on map.tenant_id = made.tenant_id and map.repository_id = pull.repository_id
    and map.project_id = issue.project_id
  left join left_over item on item.tenant_id = made.tenant_id and item.pull_request_id = made.pull_request_id
    and item.item_key = any(made.item_keys)
  where made.pull_request_id = ${pullRequestId} and made.state = 'created'
  group by issue.key, made.created_at order by made.created_at, issue.key`
