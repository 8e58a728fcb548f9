import type { Sql } from 'postgres'

/** A row of any table, all its columns as text. */
export interface AnyRow {
  readonly table: string
  readonly row: string
}

/** Every row of every table of a database, the job queue's among them, with a superuser's rights. */
export const readEveryRow = async (superuser: Sql): Promise<readonly AnyRow[]> => {
  const tables = await superuser<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  const rows: AnyRow[] = []
  for (const { schema, name } of tables) {
    const found = await superuser<{ row: string }[]>`
      select one::text as row from ${superuser(schema)}.${superuser(name)} one`
    rows.push(...found.map(({ row }) => ({ table: `${schema}.${name}`, row })))
  }
  return rows
}
