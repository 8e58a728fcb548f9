import type { TenantSql } from '../database/database'

/**
 * Lets everything of this tenant that waits run now, and what has given up waiting begin anew: called in the
 * transaction that stores what it waited for, such as a new token. Returns how many jobs that are.
 */
export const wakeJobs = async (sql: TenantSql): Promise<number> => {
  const [row] = await sql<{ woken: number }[]>`select wake_jobs() as woken`
  return row?.woken ?? 0
}
