import type { DoorSql, TenantSql } from '../database/database'

/** A delivery as it came, on its way into the inbox. */
export interface NewDelivery {
  readonly tenantId: string
  readonly connectionId: string
  /** The sender's own id for it; a second delivery under the same id is dropped. */
  readonly deliveryId: string
  readonly event: string
  readonly body: string
  /** Jira's id of the issue that a product event is about. */
  readonly about?: string
}

export interface KeptDelivery {
  readonly inboxId: string
  readonly connectionId: string
  readonly deliveryId: string
  readonly event: string
  /** Undefined once its retention is over. */
  readonly body: string | undefined
}

/**
 * Puts deliveries of any tenants; those that nothing follows from are over at once. Returns the inbox ids of those that
 * were new, by delivery, in no order.
 */
export const putDeliveries = async (
  sql: DoorSql,
  deliveries: readonly NewDelivery[],
  hasJob: (delivery: NewDelivery) => boolean = () => true,
): Promise<ReadonlyMap<NewDelivery, string>> => {
  const rows = deliveries.map((delivery) => ({
    tenant_id: delivery.tenantId,
    connection_id: delivery.connectionId,
    delivery_id: delivery.deliveryId,
    event: delivery.event,
    body: delivery.body,
    about: delivery.about ?? null,
    outcome: hasJob(delivery) ? 'waiting' : 'nothing to do',
  }))
  const fresh = await sql<{ inboxId: string; tenantId: string; connectionId: string; deliveryId: string }[]>`
    insert into inbox ${sql(rows)} on conflict (tenant_id, connection_id, delivery_id) do nothing
    returning inbox_id as "inboxId", tenant_id as "tenantId", connection_id as "connectionId",
      delivery_id as "deliveryId"`
  const ids = new Map(fresh.map((row) => [identityOf(row), row.inboxId]))
  const kept = new Map<NewDelivery, string>()
  for (const delivery of deliveries) {
    const inboxId = ids.get(identityOf(delivery))
    if (inboxId === undefined) continue
    ids.delete(identityOf(delivery))
    kept.set(delivery, inboxId)
  }
  return kept
}

const identityOf = ({
  tenantId,
  connectionId,
  deliveryId,
}: Pick<NewDelivery, 'tenantId' | 'connectionId' | 'deliveryId'>) =>
  JSON.stringify([tenantId, connectionId, deliveryId])

/** Reads one delivery back, for the job that handles it. Undefined when its row is gone. */
export const takeDelivery = async (sql: TenantSql, inboxId: string): Promise<KeptDelivery | undefined> => {
  const [row] = await sql<(Omit<KeptDelivery, 'body'> & { body: string | null })[]>`
    select inbox_id as "inboxId", connection_id as "connectionId", delivery_id as "deliveryId", event, body
    from inbox where inbox_id = ${inboxId}`
  return row && { ...row, body: row.body ?? undefined }
}

/** The newest delivery of a pull request that is kept. */
export const findNewestInboxId = async (
  sql: TenantSql,
  pullRequestId: string,
): Promise<string | undefined> => {
  const [row] = await sql<{ id: string | null }[]>`
    select max(inbox_id)::text as id from inbox where pull_request_id = ${pullRequestId}`
  return row?.id ?? undefined
}

/** When it came. Undefined when its row is gone. */
export const findReceivedAt = async (sql: TenantSql, inboxId: string): Promise<Date | undefined> => {
  const [row] = await sql<{ at: Date }[]>`select received_at as at from inbox where inbox_id = ${inboxId}`
  return row?.at
}

/** Those of these delivery ids that came already. */
export const findKnownDeliveries = async (
  sql: TenantSql,
  connectionId: string,
  deliveryIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await sql<{ id: string }[]>`
    select delivery_id as id from inbox
    where connection_id = ${connectionId} and delivery_id = any(${[...deliveryIds]})`
  return new Set(rows.map(({ id }) => id))
}
