import type { TenantSql } from '../database/database'

/** How far Jira has been asked for changed issues. */
export const polls = (sql: TenantSql) => ({
  /** Everything that changed before is known or queued. Undefined for a connection that is not polled. */
  async seenUntil(connectionId: string): Promise<Date | undefined> {
    const [row] = await sql<{ seenUntil: Date }[]>`
      select seen_until as "seenUntil" from poll where connection_id = ${connectionId}`
    return row?.seenUntil
  },

  /** Never goes back. */
  async move(connectionId: string, seenUntil: Date): Promise<void> {
    await sql`
      update poll set seen_until = greatest(seen_until, ${seenUntil}) where connection_id = ${connectionId}`
  },

  /** The next poll begins in a moment. */
  async hasten(connectionId: string): Promise<void> {
    await sql`update poll set due_at = now() where connection_id = ${connectionId}`
  },
})
