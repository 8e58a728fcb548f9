import type { TenantSql } from '../database/database'

export type ConnectionMode = 'forge' | 'oauth' | 'api-token' | 'pat' | 'app'

/** Stored access of a tenant to its Jira or to one git host. */
export interface Connection {
  readonly connectionId: string
  /** `jira`, or the git host's id. */
  readonly host: string
  readonly mode: ConnectionMode
  readonly baseUrl: string
  readonly sealedToken: string | undefined
  readonly tokenExpiresAt: Date | undefined
}

/** Where a connection's token lies, for sealing it. */
export const tokenPlace = (connectionId: string) => ({
  table: 'connection',
  column: 'sealed_token',
  row: connectionId,
})

/** Where the secrets of a hook lie. */
export const hookPlace = (connectionId: string) => ({
  table: 'hook_route',
  column: 'sealed_secrets',
  row: connectionId,
})

type Row = Omit<Connection, 'sealedToken' | 'tokenExpiresAt'> & {
  readonly sealedToken: string | null
  readonly tokenExpiresAt: Date | null
}

const connectionOf = (row: Row): Connection => ({
  ...row,
  sealedToken: row.sealedToken ?? undefined,
  tokenExpiresAt: row.tokenExpiresAt ?? undefined,
})

export const connections = (sql: TenantSql) => ({
  async find(connectionId: string): Promise<Connection | undefined> {
    const [row] = await sql<Row[]>`
      select connection_id as "connectionId", host, mode, base_url as "baseUrl", sealed_token as "sealedToken",
        token_expires_at as "tokenExpiresAt"
      from connection where connection_id = ${connectionId}`
    return row && connectionOf(row)
  },

  /** The tenant's Jira. Undefined while none is connected. */
  async findJira(): Promise<Connection | undefined> {
    const [row] = await sql<Row[]>`
      select connection_id as "connectionId", host, mode, base_url as "baseUrl", sealed_token as "sealedToken",
        token_expires_at as "tokenExpiresAt"
      from connection where host = 'jira' order by created_at limit 1`
    return row && connectionOf(row)
  },

  async add({
    connectionId,
    host,
    mode,
    baseUrl,
    sealedToken,
  }: Omit<Connection, 'tokenExpiresAt'>): Promise<void> {
    const row = {
      connection_id: connectionId,
      host,
      mode,
      base_url: baseUrl,
      sealed_token: sealedToken ?? null,
    }
    await sql`insert into connection ${sql(row)}`
  },

  /** Lets deliveries under this hook id in, when one of these sealed secrets signed them. */
  async addHook(
    connectionId: string,
    hookId: string,
    gitHost: string,
    sealedSecrets: readonly string[],
  ): Promise<void> {
    await sql`
      insert into hook_route (connection_id, hook_id, git_host, sealed_secrets)
      values (${connectionId}, ${hookId}, ${gitHost}, ${[...sealedSecrets]})`
  },

  /** The connected git hosts with the number of repositories chosen on each. */
  async gitHosts(): Promise<
    readonly { id: string; host: string; baseUrl: string; repositoryCount: number }[]
  > {
    return sql<{ id: string; host: string; baseUrl: string; repositoryCount: number }[]>`
      select connection_id as id, host, base_url as "baseUrl", (
        select count(*)::int from repository where repository.tenant_id = connection.tenant_id
          and repository.connection_id = connection.connection_id) as "repositoryCount"
      from connection where host <> 'jira' order by created_at`
  },
})
