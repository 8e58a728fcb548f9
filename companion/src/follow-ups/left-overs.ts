import type { TenantSql } from '../database/database'
import type { LeftOver } from '../pull-requests/left-over'

/** What pull requests leave to do, as it was seen last, and what people have dismissed of it. */
export const leftOvers = (sql: TenantSql) => ({
  /** Makes these all that is left of a pull request. What was dismissed stays so, however often it is seen. */
  async replace(pullRequestId: string, items: readonly LeftOver[]): Promise<void> {
    const keys = items.map(({ key }) => key)
    await sql`
      update left_over set is_left = false
      where pull_request_id = ${pullRequestId} and not item_key = any(${keys})`
    for (const [place, { key, kind, path, line, text, by, url }] of items.entries()) {
      const row = {
        kind,
        path,
        line: line ?? null,
        words: text,
        said_by: by ?? null,
        url,
        place,
        is_left: true,
      }
      await sql`
        insert into left_over ${sql({ pull_request_id: pullRequestId, item_key: key, ...row })}
        on conflict (tenant_id, pull_request_id, item_key) do update set ${sql(row)}`
    }
  },

  async dismissedOf(pullRequestId: string): Promise<ReadonlySet<string>> {
    const rows = await sql<{ key: string }[]>`
      select item_key as key from left_over
      where pull_request_id = ${pullRequestId} and dismissed_at is not null`
    return new Set(rows.map(({ key }) => key))
  },
})
