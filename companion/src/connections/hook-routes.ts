import type { TenantSql } from '../database/database'

/** Where the secrets of a hook lie. */
export const hookPlace = (connectionId: string) => ({
  table: 'hook_route',
  column: 'sealed_secrets',
  row: connectionId,
})

/** By which ids of hooks deliveries come in, and which secrets sign them. */
export const hookRoutes = (sql: TenantSql) => ({
  /** Lets deliveries under this hook id in, when one of these sealed secrets signed them. `host` may be `jira`. */
  async add(
    connectionId: string,
    hookId: string,
    host: string,
    sealedSecrets: readonly string[],
  ): Promise<void> {
    await sql`
      insert into hook_route (connection_id, hook_id, git_host, sealed_secrets)
      values (${connectionId}, ${hookId}, ${host}, ${[...sealedSecrets]})`
  },

  /** The ids of the hooks that deliveries of this connection come in by. */
  async idsOf(connectionId: string): Promise<readonly string[]> {
    const rows = await sql<{ id: string }[]>`
      select hook_id as id from hook_route where connection_id = ${connectionId}`
    return rows.map(({ id }) => id)
  },

  /** From now on nothing is let in under this hook id. */
  async remove(hookId: string): Promise<void> {
    await sql`delete from hook_route where hook_id = ${hookId}`
  },

  /** Where deliveries of a connection come in. Undefined where none can. */
  async find(
    connectionId: string,
  ): Promise<{ readonly hookId: string; readonly sealedSecrets: readonly string[] } | undefined> {
    const [row] = await sql<{ hookId: string; sealedSecrets: string[] }[]>`
      select hook_id as "hookId", sealed_secrets as "sealedSecrets" from hook_route
      where connection_id = ${connectionId} order by hook_id limit 1`
    return row
  },
})
