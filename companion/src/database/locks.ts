import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Failure } from '../failure'

export interface Locks {
  /**
   * Runs `work` while no other process holds the same key. Waits at most `waitMs`, then throws `effect-busy`; throws
   * `database-unavailable` when the server cannot be asked. The lock lives on a connection of its own pool: sharing one
   * with the work's transactions would deadlock the pool.
   */
  hold<T>(key: string, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

interface LocksOptions {
  readonly url: string
  /** As many as work may run at once. */
  readonly connections: number
  readonly waitMs: number
  /** Told when a lock's connection ends under its work: another process may hold the lock now. */
  readonly onLost?: (error: Error) => void
}

/** The server answers each question of ours at once: a lock that is taken is an answer, too. */
const ANSWER_MS = 5_000

/** A lock is held by its connection, so the driver has to tell when that ends, even while nothing is asked on it. */
export const createLocks = ({ url, connections, waitMs, onLost = () => {} }: LocksOptions): Locks => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: Math.max(waitMs, ANSWER_MS),
    query_timeout: ANSWER_MS,
    keepAlive: true,
    application_name: 'throughline locks',
  })
  pool.on('error', () => {}) // an idle connection that ends is simply replaced

  const take = async (client: pg.PoolClient, key: string): Promise<boolean> => {
    const until = Date.now() + waitMs
    for (;;) {
      const { rows } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
        [key],
      )
      if (rows[0]?.taken) return true
      if (Date.now() >= until) return false
      await sleep(25)
    }
  }

  return {
    async hold(key, work) {
      const client = await pool.connect().catch(throwUnavailable)
      let isHeld = false
      let isBroken = false
      const onError = (error: Error) => {
        isBroken = true
        if (isHeld) onLost(error)
      }
      client.on('error', onError)
      try {
        isHeld = await take(client, key).catch(throwUnavailable)
        if (!isHeld)
          throw new Failure('effect-busy', 'Another job is working on the same thing.', {
            retryAfterSeconds: 2,
          })
        return await work()
      } finally {
        if (isHeld && !isBroken) isBroken = !(await isLetGo(client, key))
        client.off('error', onError)
        client.release(isBroken)
      }
    },
    close: () => pool.end(),
  }
}

/** A connection that could not let go of its lock is closed, which lets go of it too. */
const isLetGo = (client: pg.PoolClient, key: string): Promise<boolean> =>
  client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]).then(
    () => true,
    () => false,
  )

const throwUnavailable = (cause: unknown): never => {
  throw new Failure('database-unavailable', 'The database does not answer.', { cause, retryAfterSeconds: 5 })
}
