import type { TenantSql } from '../database/database'
import type { LeftOver } from '../pull-requests/left-over'

/** Something left to do, and what is known of it beside what the pull request says. */
export interface KnownLeftOver {
  readonly path: string
  readonly line: number | undefined
  readonly isDismissed: boolean
  /** A later pull request took it out of the code. */
  readonly isGone: boolean
  /** Names the follow-up that was created for it. */
  readonly followUpKey: string | undefined
}

/** What pull requests leave to do, as it was seen last, and what people have dismissed of it. */
export const leftOvers = (sql: TenantSql) => ({
  /** Makes these all that is left of a pull request. What was dismissed stays so, however often it is seen. */
  async replace(pullRequestId: string, items: readonly LeftOver[]): Promise<void> {
    const keys = items.map(({ key }) => key)
    await sql`
      update left_over set is_left = false
      where pull_request_id = ${pullRequestId} and not item_key = any(${keys})`
    for (const [place, item] of items.entries()) {
      const row = { ...rowOf(item), place, is_left: true }
      await sql`
        insert into left_over ${sql({ pull_request_id: pullRequestId, item_key: item.key, ...row })}
        on conflict (tenant_id, pull_request_id, item_key) do update set ${sql(row)}
        where left_over.moved_in is null`
    }
  },

  /** What is known of all that a pull request leaves, by key. */
  async known(pullRequestId: string): Promise<ReadonlyMap<string, KnownLeftOver>> {
    const rows = await sql<(NullableLine<KnownLeftOver> & { key: string })[]>`
      select item_key as key, path, line, dismissed_at is not null as "isDismissed",
        gone_at is not null as "isGone", (
          select follow_up_key from follow_up
          where follow_up.tenant_id = left_over.tenant_id and follow_up.pull_request_id = left_over.pull_request_id
            and issue_id is not null and item_key = any(item_keys)
          order by created_at limit 1) as "followUpKey"
      from left_over where pull_request_id = ${pullRequestId} and is_left`
    return new Map(
      rows.map(({ key, line, followUpKey, ...row }) => [
        key,
        { ...row, line: line ?? undefined, followUpKey: followUpKey ?? undefined },
      ]),
    )
  },

  /** Nothing comes of it from now on, or something again. */
  async dismiss(pullRequestId: string, key: string, by: string | undefined): Promise<void> {
    const row = { dismissed_by: by ?? null, dismissed_at: by === undefined ? null : new Date() }
    await sql`
      update left_over set ${sql(row)} where pull_request_id = ${pullRequestId} and item_key = ${key}`
  },
})

type NullableLine<T> = Omit<T, 'line' | 'followUpKey'> & {
  readonly line: number | null
  readonly followUpKey: string | null
}

const rowOf = ({ kind, path, line, text, by, url, standing, was, names, fingerprint }: LeftOver) => ({
  ...{ kind, path, line: line ?? null, words: text, said_by: by ?? null, url, standing },
  ...{ was: was ?? null, names_key: names ?? null, fingerprint: fingerprint ?? null },
})
