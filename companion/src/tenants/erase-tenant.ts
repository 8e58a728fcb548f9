import type { Database } from '../database/database'

/** So many rows go at once: each batch is a short transaction that nobody has to wait for. */
const BATCH = 5_000

/** Deletes every row of a tenant: batch by batch, then the tenant, whose last rows go with it. Repeating it is safe. */
export const eraseTenant = async (database: Database, tenantId: string): Promise<void> => {
  const tables = await database.withTenant(
    tenantId,
    (sql) => sql<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity and relname <> 'tenant'
        and has_table_privilege(oid, 'delete') order by relname`,
  )
  for (const { name } of tables) while ((await eraseBatch(database, tenantId, name)) === BATCH);
  await database.withTenant(tenantId, (sql) => sql`delete from tenant`)
}

/** Row-level security leaves the rows of this tenant alone to be seen. */
const eraseBatch = (database: Database, tenantId: string, table: string): Promise<number> =>
  database.withTenant(tenantId, async (sql) => {
    const { count } = await sql`
      delete from ${sql(table)} where ctid in (select ctid from ${sql(table)} limit ${BATCH})`
    return count
  })
