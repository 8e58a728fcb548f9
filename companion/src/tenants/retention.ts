import type { Database } from '../database/database'

/** How many days each kind of row is kept. */
export interface Retention {
  readonly bodyDays: number
  /** A delivery, its id and its trace. */
  readonly deliveryDays: number
  readonly auditDays: number
}

export const ownRetention: Retention = { bodyDays: 14, deliveryDays: 90, auditDays: 365 }

/** Rows of a disconnected connection are kept so long. */
const ENDED_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000
/** So many rows go at once: nobody waits for a long transaction. */
const BATCH = 1_000

export interface Forgotten {
  readonly bodies: number
  readonly deliveries: number
  readonly auditRows: number
  readonly connections: number
}

/** Forgets what has been kept long enough, in batches, over all tenants. Repeating it is safe. */
export const forgetOld = async (
  database: Database,
  now: Date,
  { bodyDays, deliveryDays, auditDays }: Retention = ownRetention,
): Promise<Forgotten> => {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  return {
    connections: await forgetConnections(database, before(ENDED_DAYS)),
    deliveries: await inBatches(database, 'forget_deliveries', before(deliveryDays)),
    bodies: await inBatches(database, 'forget_bodies', before(bodyDays)),
    auditRows: await inBatches(database, 'forget_audit', before(auditDays)),
  }
}

type Forget = 'forget_bodies' | 'forget_deliveries' | 'forget_audit'

const inBatches = async (database: Database, forget: Forget, before: Date): Promise<number> => {
  let all = 0
  for (;;) {
    const count = await database.atDoor(async (sql) => {
      const [row] = await sql<{ count: number }[]>`select ${sql(forget)}(${before}, ${BATCH}) as count`
      return row?.count ?? 0
    })
    all += count
    if (count < BATCH) return all
  }
}

const forgetConnections = async (database: Database, before: Date): Promise<number> => {
  const over = await database.atDoor(
    (sql) => sql<{ tenantId: string; connectionId: string }[]>`
      select tenant_id as "tenantId", connection_id as "connectionId" from connections_ended_before(${before})`,
  )
  for (const { tenantId, connectionId } of over) {
    while ((await forgetItsDeliveries(database, tenantId, connectionId)) === BATCH);
    while ((await forgetItsPullRequests(database, tenantId, connectionId)) === BATCH);
    await database.withTenant(tenantId, async (sql) => {
      await sql`delete from gone_issue where gone_at < ${before}`
      await sql`delete from connection where connection_id = ${connectionId}`
    })
  }
  return over.length
}

const forgetItsDeliveries = (database: Database, tenantId: string, connectionId: string): Promise<number> =>
  database.withTenant(tenantId, async (sql) => {
    const { count } = await sql`
      delete from inbox where inbox_id in (
        select inbox_id from inbox where connection_id = ${connectionId} limit ${BATCH})`
    return count
  })

/** With their links and summaries. */
const forgetItsPullRequests = (database: Database, tenantId: string, connectionId: string): Promise<number> =>
  database.withTenant(tenantId, async (sql) => {
    const { count } = await sql`
      delete from pull_request where pull_request_id in (
        select pull_request_id from pull_request join repository using (tenant_id, repository_id)
        where connection_id = ${connectionId} limit ${BATCH})`
    return count
  })
