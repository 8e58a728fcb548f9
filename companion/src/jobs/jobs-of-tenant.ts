import type { TenantSql } from '../database/database'

/** A tenant's own jobs, beside the worker that has them: what waits, what gave up, and a way to go on. */
export const jobsOfTenant = (sql: TenantSql) => ({
  /** Lets the dead jobs of one delivery begin anew, and those that wait go on at once. Returns how many. */
  async replayOf(inboxId: string): Promise<number> {
    return (await sql`select inbox_id from replay_jobs(${inboxId})`).length
  },

  /** Lets every dead job begin anew. Returns how many, and the deliveries that asked for them. */
  async replayDead(): Promise<{ readonly count: number; readonly inboxIds: readonly string[] }> {
    const rows = await sql<{ inboxId: string | null }[]>`select inbox_id as "inboxId" from replay_jobs(null)`
    const inboxIds = rows.flatMap(({ inboxId }) => (inboxId === null ? [] : [inboxId]))
    return { count: rows.length, inboxIds: [...new Set(inboxIds)] }
  },

  /** How many wait and gave up, and for how long the oldest has been due. */
  async count(): Promise<{
    readonly waiting: number
    readonly dead: number
    readonly oldestDueSeconds: number
  }> {
    const [row] = await sql<{ waiting: number; dead: number; oldestDueSeconds: number }[]>`
      select count(*) filter (where not is_dead)::int as waiting, count(*) filter (where is_dead)::int as dead,
        coalesce(extract(epoch from now() - min(run_at) filter (where not is_dead and run_at <= now())), 0)::float8
          as "oldestDueSeconds"
      from jobs_of_tenant()`
    return row ?? { waiting: 0, dead: 0, oldestDueSeconds: 0 }
  },
})
