import type { Database } from '../database/database'
import { lastMigration } from '../database/migrate'
import { FLAVOUR } from '../jobs/liveness'

/** Whether this companion can do its work; `database` false leaves the others unknown, and false too. */
export interface Readiness {
  readonly database: boolean
  readonly migrations: boolean
  readonly worker: boolean
}

/** Asks the database, and there for the lock that every living worker holds. Throws nothing. */
export const readReadiness = async (database: Database): Promise<Readiness> => {
  try {
    return await database.atDoor(async (sql) => {
      const [row] = await sql<{ migrations: boolean; worker: boolean }[]>`
        select has_migration(${lastMigration}) as migrations,
          exists (
            select from pg_locks
            where locktype = 'advisory' and classid = ${FLAVOUR} and objsubid = 2 and granted
              and database = (select oid from pg_database where datname = current_database())
          ) as worker`
      return { database: true, migrations: row?.migrations === true, worker: row?.worker === true }
    })
  } catch {
    return { database: false, migrations: false, worker: false }
  }
}
