import type { TenantSql } from '../../database/database'

/** The webhook of a Jira by OAuth, as it was registered. */
export interface RegisteredWebhook {
  readonly remoteId: number
  readonly jqlFilter: string
  readonly expiresAt: Date
}

export interface StoredWebhook extends RegisteredWebhook {
  /** When Jira was asked last whether it is still there. */
  readonly checkedAt: Date
  /** Up to when Jira's list of what it could not deliver has been read. */
  readonly failuresTo: Date
}

export const registeredWebhooks = (sql: TenantSql) => ({
  async find(connectionId: string): Promise<StoredWebhook | undefined> {
    const [row] = await sql<StoredWebhook[]>`
      select remote_id::float8 as "remoteId", jql_filter as "jqlFilter", expires_at as "expiresAt",
        checked_at as "checkedAt", failures_to as "failuresTo"
      from jira_webhook where connection_id = ${connectionId}`
    return row
  },

  /** Jira has just shown that it is there. */
  async save(connectionId: string, { remoteId, jqlFilter, expiresAt }: RegisteredWebhook): Promise<void> {
    await sql`
      insert into jira_webhook (connection_id, remote_id, jql_filter, expires_at)
      values (${connectionId}, ${remoteId}, ${jqlFilter}, ${expiresAt})
      on conflict (tenant_id, connection_id) do update set remote_id = excluded.remote_id,
        jql_filter = excluded.jql_filter, expires_at = excluded.expires_at, checked_at = now()`
  },

  /** Never goes back. */
  async noteFailures(connectionId: string, failuresTo: Date): Promise<void> {
    await sql`
      update jira_webhook set failures_to = greatest(failures_to, ${failuresTo}) where connection_id = ${connectionId}`
  },
})
