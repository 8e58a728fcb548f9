import type { Sql } from 'postgres'

/**
 * Reads every row that a tenant has in any table, as text; of a delivery without what its sender wrote. A table that is
 * made tomorrow is read too.
 */
export const createStoredRows = async (superuser: Sql) => {
  const tables = await superuser<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id' order by table_name`
  const all = tables
    .map(
      ({ name }) =>
        `select '${name}' as name, (to_jsonb(one) - 'body')::text as row from ${name} one where tenant_id = $1`,
    )
    .join(' union all ')
  return async (tenantId: string) => superuser.unsafe<{ name: string; row: string }[]>(all, [tenantId])
}
