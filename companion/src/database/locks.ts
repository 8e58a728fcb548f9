import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { Failure } from '../failure'

export interface Locks {
  /**
   * Runs `work` while no other process holds the same key. Waits at most `waitMs`, then throws `effect-busy`.
   * The lock lives on a connection of its own pool: sharing one with the work's transactions would deadlock the pool.
   */
  hold<T>(key: string, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

interface LocksOptions {
  readonly url: string
  /** As many as work may run at once. */
  readonly connections: number
  readonly waitMs: number
}

export const createLocks = ({ url, connections, waitMs }: LocksOptions): Locks => {
  const pool = postgres(url, { max: connections, connect_timeout: 2, onnotice: () => {} })

  const take = async (sql: postgres.ReservedSql, key: string): Promise<boolean> => {
    const until = Date.now() + waitMs
    for (;;) {
      const rows = await sql`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as taken`
      if (rows[0]?.['taken']) return true
      if (Date.now() >= until) return false
      await sleep(25)
    }
  }

  return {
    async hold(key, work) {
      const sql = await pool.reserve()
      try {
        if (!(await take(sql, key)))
          throw new Failure('effect-busy', 'Another job is working on the same thing.', {
            retryAfterSeconds: 2,
          })
        try {
          return await work()
        } finally {
          await sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`.catch(() => {})
        }
      } finally {
        sql.release()
      }
    },
    close: () => pool.end({ timeout: 2 }),
  }
}
