import { type CallLimit, callLimits } from '../connections/call-limits'
import { type ConnectionCard, readCards } from '../connections/cards'
import type { TenantSql } from '../database/database'
import { type KnownIssues, readKnownIssues } from '../issue-sync/reading-progress'
import { jobsOfTenant } from '../jobs/jobs-of-tenant'
import { readHistoryReadings, type ShownReading } from '../panel/history-readings'
import { deliveries } from '../traces/deliveries'

/** How a tenant's part of the companion is, as its Health page shows it. */
export interface Health {
  readonly connections: readonly (ConnectionCard & {
    readonly pausedUntil: Date | undefined
    readonly callLimit: CallLimit | undefined
  })[]
  readonly webhooks: { readonly working: number; readonly broken: number }
  readonly jobs: { readonly waiting: number; readonly dead: number; readonly oldestDueSeconds: number }
  readonly gaveUp: number
  readonly parked: number
  /** Repositories whose past is being read. */
  readonly readings: readonly ShownReading[]
  readonly openIssues: KnownIssues
  readonly database: { readonly version: string; readonly bytes: number }
}

export const readHealth = async (sql: TenantSql, now: Date): Promise<Health> => {
  const pauses = await sql<{ connectionId: string; until: Date }[]>`
    select connection_id as "connectionId", max(until) as until from pause where until > ${now} group by 1`
  const untils = new Map(pauses.map(({ connectionId, until }) => [connectionId, until]))
  const cards = await readCards(sql, now)
  const limits = await callLimits(sql).list(now)
  const [webhooks] = await sql<Health['webhooks'][]>`
    select count(*) filter (where state = 'works')::int as working,
      count(*) filter (where state in ('missing', 'off', 'refused'))::int as broken
    from webhook join repository using (tenant_id, repository_id) where left_at is null`
  const [database] = await sql<Health['database'][]>`
    select current_setting('server_version') as version,
      pg_database_size(current_database())::float8 as bytes`
  return {
    connections: cards.map((card) => ({
      ...card,
      pausedUntil: untils.get(card.connectionId),
      callLimit: limits.get(card.connectionId),
    })),
    webhooks: webhooks ?? { working: 0, broken: 0 },
    jobs: await jobsOfTenant(sql).count(),
    ...(await deliveries(sql).needAttention()),
    readings: await readHistoryReadings(sql),
    openIssues: await readKnownIssues(sql, now),
    database: database ?? { version: '', bytes: 0 },
  }
}
