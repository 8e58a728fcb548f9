import type { Database, TenantSql } from '../database/database'
import { describe, type Log } from '../log'

interface RefusedConnection {
  readonly tenantId: string
  readonly connectionId: string
}

/** Whoever knows a hook's address may send as fast as he likes; what he makes us write stays this far apart. */
const APART_MS = 10_000

/**
 * Counts deliveries whose signature does not match: the first at once, those that follow together, so that a flood is
 * a number in a row of its hour. Never throws; nobody waits for it.
 */
export const createRefusalCounter = (database: Database, log: Log, apartMs = APART_MS) => {
  /** Those that are not written yet, by connection. */
  const pending = new Map<string, number>()

  const write = async ({ tenantId, connectionId }: RefusedConnection, count: number) => {
    try {
      await database.atDoor((sql) => sql`select note_refusals(${tenantId}, ${connectionId}, ${count})`)
    } catch (error) {
      log.warn({ tenant: tenantId, ...describe(error) }, 'could not count a refused delivery')
    }
  }

  const rest = (refused: RefusedConnection) => {
    pending.set(refused.connectionId, 0)
    setTimeout(() => {
      const count = pending.get(refused.connectionId) ?? 0
      pending.delete(refused.connectionId)
      if (count === 0) return
      void write(refused, count)
      rest(refused)
    }, apartMs).unref()
  }

  return (refused: RefusedConnection): void => {
    const waiting = pending.get(refused.connectionId)
    if (waiting !== undefined) {
      pending.set(refused.connectionId, waiting + 1)
      return
    }
    rest(refused)
    void write(refused, 1)
  }
}

/** Deliveries of a tenant that were not let in. */
export const refusals = (sql: TenantSql) => ({
  /** How many came since then on each connection that had any, and the time of the last one. */
  async since(
    time: Date,
  ): Promise<readonly { readonly connectionId: string; readonly count: number; readonly lastAt: Date }[]> {
    return sql<{ connectionId: string; count: number; lastAt: Date }[]>`
      select connection_id as "connectionId", sum(count)::int as count, max(last_at) as "lastAt"
      from refusal where last_at >= ${time} group by connection_id order by max(last_at) desc`
  },
})
