import type { PendingQuery, Row } from 'postgres'
import type { TenantSql } from '../database/database'
import type { Outcome } from './traces'

/** A delivery as its list shows it: what it was about and what became of it, never its body. */
export interface ListedDelivery {
  readonly inboxId: string
  readonly deliveryId: string
  readonly connectionId: string
  /** `jira`, or the git host's id. */
  readonly host: string
  /** As its sender calls it. */
  readonly event: string
  readonly receivedAt: Date
  readonly repository: string | undefined
  readonly label: string | undefined
  readonly kind: string | undefined
  readonly issueKeys: readonly string[]
  readonly outcome: Outcome
  readonly reason: string | undefined
  readonly tookMs: number | undefined
  /** Undefined once its body is no longer kept. */
  readonly bytes: number | undefined
}

export interface DeliveryFilter {
  readonly outcome?: Outcome | undefined
  /** `jira`, or a git host's id. */
  readonly source?: string | undefined
  /** An issue key, a part of a repository's name, a label such as `#42`, or the beginning of a delivery id. */
  readonly text?: string | undefined
  readonly since?: Date | undefined
}

/** Which page: what is older than one delivery, or newer; undefined: the newest. */
export type Place = { readonly olderThan: string } | { readonly newerThan: string } | undefined

export interface DeliveryPage {
  /** Newest first. */
  readonly rows: readonly ListedDelivery[]
  readonly hasNewer: boolean
  readonly hasOlder: boolean
}

const PAGE_ROWS = 50

/** Deliveries for people who look for one. Each page is one query, however many deliveries there are. */
export const deliveries = (sql: TenantSql) => ({
  async page(filter: DeliveryFilter, place: Place): Promise<DeliveryPage> {
    const isUpwards = place !== undefined && 'newerThan' in place
    const rows = await sql<Stored[]>`
      select ${columns(sql)} from inbox join connection using (tenant_id, connection_id)
      where ${conditions(sql, filter)} ${placeOf(sql, place)}
      order by inbox_id ${isUpwards ? sql`asc` : sql`desc`} limit ${PAGE_ROWS + 1}`
    const shown = rows.slice(0, PAGE_ROWS).map(listed)
    const hasMore = rows.length > PAGE_ROWS
    return isUpwards
      ? { rows: shown.reverse(), hasNewer: hasMore, hasOlder: true }
      : { rows: shown, hasNewer: place !== undefined, hasOlder: hasMore }
  },

  async find(inboxId: string): Promise<ListedDelivery | undefined> {
    if (!isInboxId(inboxId)) return undefined
    const [row] = await sql<Stored[]>`
      select ${columns(sql)} from inbox join connection using (tenant_id, connection_id)
      where inbox_id = ${inboxId}`
    return row && listed(row)
  },

  /** How many have come since one, counted no further than 1,000. */
  async countNewer(filter: DeliveryFilter, inboxId: string): Promise<number> {
    const rows = await sql`
      select from inbox join connection using (tenant_id, connection_id)
      where ${conditions(sql, filter)} and inbox_id > ${inboxId} limit 1000`
    return rows.length
  },

  /** How many gave up or are parked: somebody has to look at them. */
  async needAttention(): Promise<{ readonly gaveUp: number; readonly parked: number }> {
    const [row] = await sql<{ gaveUp: number; parked: number }[]>`
      select count(*) filter (where outcome = 'gave up')::int as "gaveUp",
        count(*) filter (where outcome = 'parked')::int as parked
      from inbox where outcome in ('gave up', 'parked')`
    return row ?? { gaveUp: 0, parked: 0 }
  },

  async countSince(time: Date): Promise<number> {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from inbox where received_at >= ${time}`
    return row?.count ?? 0
  },

  /** Where deliveries come from: each kind of connection once. */
  async sources(): Promise<readonly string[]> {
    const rows = await sql<{ host: string }[]>`select distinct host from connection order by host`
    return rows.map(({ host }) => host)
  },
})

export const isInboxId = (text: string): boolean => /^\d{1,18}$/.test(text)

type Stored = Omit<ListedDelivery, 'repository' | 'label' | 'kind' | 'reason' | 'tookMs' | 'bytes'> & {
  readonly [Name in 'repository' | 'label' | 'kind' | 'reason']: string | null
} & { readonly tookMs: number | null; readonly bytes: number | null }

const listed = (row: Stored): ListedDelivery => ({
  ...row,
  repository: row.repository ?? undefined,
  label: row.label ?? undefined,
  kind: row.kind ?? undefined,
  reason: row.reason ?? undefined,
  tookMs: row.tookMs ?? undefined,
  bytes: row.bytes ?? undefined,
})

const columns = (sql: TenantSql) => sql`
  inbox_id as "inboxId", delivery_id as "deliveryId", connection_id as "connectionId", host, event,
  received_at as "receivedAt", repository, label, kind, issue_keys as "issueKeys", outcome, reason,
  took_ms as "tookMs", octet_length(body) as bytes`

type Part = PendingQuery<Row[]>

const conditions = (sql: TenantSql, { outcome, source, text, since }: DeliveryFilter): Part => sql`
  true ${outcome ? sql`and outcome = ${outcome}` : sql``}
  ${source ? sql`and host = ${source}` : sql``}
  ${since ? sql`and received_at >= ${since}` : sql``}
  ${text ? sql`and ${matching(sql, text.trim())}` : sql``}`

/** An issue key is looked up as one; anything else is a part of a name. */
const matching = (sql: TenantSql, text: string): Part => {
  if (/^[a-z][a-z0-9_]*-\d+$/i.test(text))
    return sql`(issue_keys <> '{}' and issue_keys @> array[${text.toUpperCase()}])`
  return sql`
    (strpos(lower(repository), ${text.toLowerCase()}) > 0 or label = ${text} or starts_with(delivery_id, ${text}))`
}

const placeOf = (sql: TenantSql, place: Place): Part => {
  if (place === undefined) return sql``
  return 'olderThan' in place
    ? sql`and inbox_id < ${place.olderThan}`
    : sql`and inbox_id > ${place.newerThan}`
}
