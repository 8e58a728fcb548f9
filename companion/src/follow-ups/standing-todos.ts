import type { TenantSql } from '../database/database'
import type { LaterChanges, StandingTodo } from '../pull-requests/left-over'

/** More of them say that nobody looks after them. */
const MOST = 2_000

/** To-dos that merged pull requests have left in the code. */
export const standingTodos = (sql: TenantSql) => ({
  /**
   * Those on its branch from before it merged, or from the same second, as hosts tell no more: also those that it took
   * away itself, as it may be looked at again. A reworded one is known from where it was left.
   */
  async leftBefore(pullRequestId: string): Promise<readonly StandingTodo[]> {
    return sql<StandingTodo[]>`
      select item.pull_request_id as "pullRequestId", item.item_key as key, item.path, item.fingerprint
      from pull_request later
      join pull_request earlier on earlier.tenant_id = later.tenant_id
        and earlier.repository_id = later.repository_id and earlier.base_branch = later.base_branch
        and earlier.merged_at <= later.merged_at and earlier.pull_request_id <> later.pull_request_id
      join left_over item on item.tenant_id = later.tenant_id and item.pull_request_id = earlier.pull_request_id
      where later.pull_request_id = ${pullRequestId} and item.fingerprint is not null and item.is_left
        and item.was is null
        and (item.gone_at is null or item.gone_in = ${pullRequestId})
      order by item.gone_at nulls last, earlier.merged_at desc, item.place
      limit ${MOST}`
  },

  /** Writes down what a pull request did to them. */
  async change(pullRequestId: string, { gone, moved }: LaterChanges): Promise<void> {
    for (const { pullRequestId: owner, key } of gone)
      await sql`
        update left_over set gone_at = coalesce(gone_at, now()), gone_in = ${pullRequestId}
        where pull_request_id = ${owner} and item_key = ${key}`
    for (const { todo, path, line, fingerprint } of moved) {
      const row = { path, fingerprint, moved_in: pullRequestId, ...(line !== undefined && { line }) }
      await sql`
        update left_over set ${sql(row)}
        where pull_request_id = ${todo.pullRequestId} and item_key = ${todo.key}`
    }
  },
})
