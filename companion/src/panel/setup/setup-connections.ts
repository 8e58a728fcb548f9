import type { SetupConnection } from '@throughline/shared/setup'
import { hostNameOf } from '../../connections/host-name'
import type { TenantSql } from '../../database/database'

interface Row {
  readonly id: string
  readonly host: SetupConnection['host']
  readonly mode: SetupConnection['mode']
  readonly state: SetupConnection['state']
  readonly baseUrl: string
  readonly endsAt: Date | null
  readonly tokenLastFour: string | null
  readonly accountName: string | null
  readonly connectedBy: string | null
  readonly lastOkAt: Date | null
  readonly lastError: string | null
  readonly lastErrorAt: Date | null
  readonly lastDeliveryAt: Date | null
  readonly repositoryCount: number
}

/** Jira first, then the git hosts in the order in which they were connected. No secret leaves the row. */
export const readSetupConnections = async (sql: TenantSql): Promise<readonly SetupConnection[]> => {
  const rows = await sql<Row[]>`
    select connection_id as id, host, mode, state, coalesce(site_url, base_url) as "baseUrl", token_expires_at as "endsAt",
      token_last_four as "tokenLastFour", account_name as "accountName", connected_by as "connectedBy",
      last_ok_at as "lastOkAt", last_error as "lastError", last_error_at as "lastErrorAt", (
        select received_at from inbox where inbox.tenant_id = connection.tenant_id
          and inbox.connection_id = connection.connection_id
        order by inbox_id desc limit 1) as "lastDeliveryAt", (
        select count(*)::int from repository where repository.tenant_id = connection.tenant_id
          and repository.connection_id = connection.connection_id and repository.left_at is null) as "repositoryCount"
    from connection where ended_at is null order by host <> 'jira', created_at`
  return rows.map(connectionOf)
}

const connectionOf = (row: Row): SetupConnection => ({
  id: row.id,
  host: row.host,
  name: nameOf(row),
  mode: row.mode,
  state: row.state,
  repositoryCount: row.repositoryCount,
  // A token of Forge is renewed by itself: its end is nobody's concern.
  ...(row.mode !== 'forge' && timed({ endsAt: row.endsAt })),
  ...timed({ lastOkAt: row.lastOkAt, lastErrorAt: row.lastErrorAt, lastDeliveryAt: row.lastDeliveryAt }),
  ...worded({
    tokenLastFour: row.tokenLastFour,
    accountName: row.accountName,
    connectedBy: row.connectedBy,
    lastError: row.lastError,
  }),
})

/** Forge reaches Jira by an id, and not by an address that people know. */
const nameOf = ({ host, mode, baseUrl }: Row): string =>
  host === 'jira' && mode === 'forge' ? 'this site' : hostNameOf(baseUrl)

const timed = (times: Readonly<Record<string, Date | null>>) =>
  Object.fromEntries(Object.entries(times).flatMap(([name, at]) => (at ? [[name, at.toISOString()]] : [])))

const worded = (texts: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text ? [[name, text]] : [])))
