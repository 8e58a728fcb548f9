import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'
import type { Deployment } from '../jira/deployment'

export type ConnectionMode = 'forge' | 'oauth' | 'api-token' | 'pat' | 'app'

/** As it was seen last; `stateOf` says what it is now. */
export type ConnectionState = 'connected' | 'expiring' | 'expired' | 'revoked'

/** Stored access of a tenant to its Jira or to one git host. */
export interface Connection {
  readonly connectionId: string
  /** `jira`, or the git host's id. */
  readonly host: string
  readonly mode: ConnectionMode
  readonly state: ConnectionState
  readonly baseUrl: string
  /** Where people open it, where `baseUrl` is a gateway. */
  readonly siteUrl: string | undefined
  readonly sealedToken: string | undefined
  readonly tokenExpiresAt: Date | undefined
  /** Jira's kind; undefined for a git host, and for a Jira whose Forge app made the connection: that is Cloud. */
  readonly deployment: Deployment | undefined
  /** Of the other side's server, such as `10.3.2`. */
  readonly version: string | undefined
  readonly sealedEmail: string | undefined
  /** All that is ever shown of a token. */
  readonly tokenLastFour: string | undefined
  readonly accountName: string | undefined
  /** The other side's own id of the account whose token it is. */
  readonly accountId: string | undefined
  /** What the account may do there, by the other side's own names. */
  readonly permissions: Readonly<Record<string, boolean>> | undefined
  /** False while people have chosen some projects of all that the account sees. */
  readonly reachesAllProjects: boolean
  readonly connectedBy: string | undefined
  readonly createdAt: Date
  readonly lastOkAt: Date | undefined
  readonly lastError: string | undefined
  readonly lastErrorAt: Date | undefined
}

/** A connection before its first call. */
export type NewConnection = Pick<Connection, 'connectionId' | 'host' | 'mode' | 'baseUrl' | 'sealedToken'> &
  Partial<ByToken> & { readonly connectedBy?: string | undefined }

/** What a checked token brings with it. */
export type ByToken = Pick<
  Connection,
  | 'baseUrl'
  | 'sealedToken'
  | 'tokenExpiresAt'
  | 'deployment'
  | 'version'
  | 'sealedEmail'
  | 'tokenLastFour'
  | 'accountName'
  | 'accountId'
  | 'permissions'
>

/** Where a connection's token lies, for sealing it. */
export const tokenPlace = (connectionId: string) => ({
  table: 'connection',
  column: 'sealed_token',
  row: connectionId,
})

/** Where the e-mail address lies that belongs to a Cloud API token. */
export const emailPlace = (connectionId: string) => ({
  table: 'connection',
  column: 'sealed_email',
  row: connectionId,
})

/** Absent is null in a row. */
type Row = { readonly [Name in keyof Connection]: Exclude<Connection[Name], undefined> | null }

const connectionOf = (row: Row): Connection =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value ?? undefined]),
  ) as unknown as Connection

const columns = (sql: TenantSql) => sql`
  connection_id as "connectionId", host, mode, state, base_url as "baseUrl", site_url as "siteUrl",
  sealed_token as "sealedToken",
  token_expires_at as "tokenExpiresAt", deployment, version, sealed_email as "sealedEmail",
  token_last_four as "tokenLastFour", account_name as "accountName", account_id as "accountId", permissions,
  reaches_all_projects as "reachesAllProjects", connected_by as "connectedBy", created_at as "createdAt",
  last_ok_at as "lastOkAt", last_error as "lastError", last_error_at as "lastErrorAt"`

const rowOf = (sql: TenantSql, given: Partial<ByToken>) => ({
  ...(given.baseUrl !== undefined && { base_url: given.baseUrl }),
  sealed_token: given.sealedToken ?? null,
  token_expires_at: given.tokenExpiresAt ?? null,
  deployment: given.deployment ?? null,
  version: given.version ?? null,
  sealed_email: given.sealedEmail ?? null,
  token_last_four: given.tokenLastFour ?? null,
  account_name: given.accountName ?? null,
  account_id: given.accountId ?? null,
  permissions: given.permissions === undefined ? null : sql.json(passedJson(given.permissions)),
})

export const connections = (sql: TenantSql) => ({
  async find(connectionId: string): Promise<Connection | undefined> {
    const [row] = await sql<Row[]>`
      select ${columns(sql)} from connection where connection_id = ${connectionId} and ended_at is null`
    return row && connectionOf(row)
  },

  /** The tenant's Jira. Undefined while none is connected. */
  async findJira(): Promise<Connection | undefined> {
    const [row] = await sql<Row[]>`
      select ${columns(sql)} from connection
      where host = 'jira' and ended_at is null order by created_at limit 1`
    return row && connectionOf(row)
  },

  /** Jira and every git host, in the order in which they were connected. */
  async list(): Promise<readonly Connection[]> {
    const rows = await sql<Row[]>`
      select ${columns(sql)} from connection where ended_at is null order by created_at, connection_id`
    return rows.map(connectionOf)
  },

  async add({ connectionId, host, mode, connectedBy, ...byToken }: NewConnection): Promise<void> {
    const row = {
      ...rowOf(sql, byToken),
      connection_id: connectionId,
      host,
      mode,
      connected_by: connectedBy ?? null,
    }
    await sql`insert into connection ${sql(row)}`
  },

  /** Another token of the same connection, with all that its checks have shown. What was wrong before is over. */
  async replaceToken(connectionId: string, byToken: ByToken): Promise<void> {
    const row = {
      ...rowOf(sql, byToken),
      state: 'connected',
      last_ok_at: new Date(),
      last_error: null,
      last_error_at: null,
    }
    await sql`update connection set ${sql(row)} where connection_id = ${connectionId}`
  },

  /** The id of a connection that was ended and is not erased yet. */
  async findEnded(host: string, baseUrl: string): Promise<string | undefined> {
    const [row] = await sql<{ connectionId: string }[]>`
      select connection_id as "connectionId" from connection
      where host = ${host} and base_url = ${baseUrl} and ended_at is not null order by ended_at desc limit 1`
    return row?.connectionId
  },

  /** An ended connection is there again, with another token; what came by it before comes with it. */
  async takeUpAgain({ connectionId, mode, connectedBy, ...byToken }: NewConnection & ByToken): Promise<void> {
    const row = { ended_at: null, created_at: new Date(), mode, connected_by: connectedBy ?? null }
    await sql`update connection set ${sql(row)} where connection_id = ${connectionId}`
    await this.replaceToken(connectionId, byToken)
  },

  /** Until the commit nobody changes which projects it reaches. */
  async keep(connectionId: string): Promise<void> {
    await sql`select from connection where connection_id = ${connectionId} for share`
  },

  async remove(connectionId: string): Promise<void> {
    await sql`delete from connection where connection_id = ${connectionId}`
  },

  /** Destroys its secrets and lets nothing in any more. What came by it stays for a while. */
  async end(connectionId: string): Promise<void> {
    await sql`delete from hook_route where connection_id = ${connectionId}`
    await sql`delete from jira_webhook where connection_id = ${connectionId}`
    await sql`
      delete from webhook
      where repository_id in (select repository_id from repository where connection_id = ${connectionId})`
    await sql`
      update connection
      set ended_at = now(), state = 'revoked', sealed_token = null, sealed_access = null, sealed_email = null,
        token_last_four = null, tend_at = null
      where connection_id = ${connectionId}`
  },

  /** The address at which people know the other side. */
  async noteSite(connectionId: string, siteUrl: string): Promise<void> {
    await sql`update connection set site_url = ${siteUrl} where connection_id = ${connectionId}`
  },

  /** A call was answered. Writes at most once a minute. */
  async noteOk(connectionId: string): Promise<void> {
    await sql`
      update connection set last_ok_at = now()
      where connection_id = ${connectionId}
        and (last_ok_at is null or last_ok_at < now() - interval '1 minute' or last_error_at > last_ok_at)`
  },

  /** The other side refused this very token; one that has replaced it since then is not touched. */
  async noteRefusal(
    { connectionId, sealedToken }: Pick<Connection, 'connectionId' | 'sealedToken'>,
    { state, reason }: { readonly state: 'expired' | 'revoked'; readonly reason: string },
  ): Promise<void> {
    await sql`
      update connection set state = ${state}, last_error = ${reason}, last_error_at = now()
      where connection_id = ${connectionId} and sealed_token = ${sealedToken ?? null}`
  },

  /** A check has shown that the stored token works after all. */
  async noteWorks(connectionId: string): Promise<void> {
    await sql`
      update connection set state = 'connected', last_ok_at = now(), last_error = null, last_error_at = null
      where connection_id = ${connectionId}`
  },

  /** The connected git hosts with the number of repositories chosen on each. */
  async gitHosts(): Promise<
    readonly { id: string; host: string; baseUrl: string; repositoryCount: number }[]
  > {
    return sql<{ id: string; host: string; baseUrl: string; repositoryCount: number }[]>`
      select connection_id as id, host, base_url as "baseUrl", (
        select count(*)::int from repository where left_at is null and repository.tenant_id = connection.tenant_id
          and repository.connection_id = connection.connection_id) as "repositoryCount"
      from connection where host <> 'jira' and ended_at is null order by created_at`
  },
})
