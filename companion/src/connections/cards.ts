import type { TenantSql } from '../database/database'
import { type Connection, type ConnectionState, connections } from './connections'
import { stateOf } from './expiry'

/** What people see of a connection: everything but its secrets. */
export interface ConnectionCard
  extends Omit<Connection, 'sealedToken' | 'sealedEmail' | 'state' | 'accountId'> {
  /** As it is now. */
  readonly state: ConnectionState
  /** The last call failed, and none has been good since. */
  readonly isTroubled: boolean
  /** Where people find it: `acme.atlassian.net`, `github.com`. */
  readonly place: string
  /** Chosen on it; 0 for Jira. */
  readonly repositoryCount: number
  readonly lastDeliveryAt: Date | undefined
  /** How many pull requests wait for it; 0 unless its access was revoked. */
  readonly waitingCount: number
}

/** The cards of every connection, in the order in which they were made. */
export const readCards = async (sql: TenantSql, now: Date): Promise<readonly ConnectionCard[]> => {
  const list = await connections(sql).list()
  const counts = await readCounts(sql)
  return list.map((connection) => cardOf(connection, counts.get(connection.connectionId), now))
}

/** One card; undefined when there is no such connection. */
export const readCard = async (
  sql: TenantSql,
  connectionId: string,
  now: Date,
): Promise<ConnectionCard | undefined> =>
  (await readCards(sql, now)).find((card) => card.connectionId === connectionId)

interface Counts {
  readonly connectionId: string
  readonly repositoryCount: number
  readonly lastDeliveryAt: Date | null
  readonly waitingCount: number
}

const readCounts = async (sql: TenantSql): Promise<ReadonlyMap<string, Counts>> => {
  const rows = await sql<Counts[]>`
    select connection_id as "connectionId", (
        select count(*)::int from repository
        where repository.connection_id = connection.connection_id and left_at is null
      ) as "repositoryCount", (
        select received_at from inbox where inbox.connection_id = connection.connection_id
        order by inbox_id desc limit 1
      ) as "lastDeliveryAt", (
        select count(distinct (inbox.connection_id, inbox.repository, inbox.label))::int from inbox
        where connection.state = 'revoked' and inbox.outcome = 'waiting' and inbox.about is null
          and inbox.label is not null
          and (connection.host = 'jira' or inbox.connection_id = connection.connection_id)
      ) as "waitingCount"
    from connection`
  return new Map(rows.map((row) => [row.connectionId, row]))
}

const cardOf = (connection: Connection, counts: Counts | undefined, now: Date): ConnectionCard => {
  const { sealedToken: _, sealedEmail: __, accountId: ___, ...shown } = connection
  const { lastErrorAt, lastOkAt, baseUrl, siteUrl } = connection
  return {
    ...shown,
    state: stateOf(connection, now),
    isTroubled: lastErrorAt !== undefined && (lastOkAt === undefined || lastErrorAt > lastOkAt),
    place: placeOf(siteUrl ?? baseUrl),
    repositoryCount: counts?.repositoryCount ?? 0,
    lastDeliveryAt: counts?.lastDeliveryAt ?? undefined,
    waitingCount: counts?.waitingCount ?? 0,
  }
}

/** GitHub's interface for programs has a name of its own; people know the other one. */
const placeOf = (baseUrl: string): string => {
  const { host, pathname } = new URL(baseUrl)
  if (host === 'api.github.com') return 'github.com'
  const path = pathname.replace(/\/api\/v\d$/, '').replace(/\/$/, '')
  return `${host}${path}`
}
