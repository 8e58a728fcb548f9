import type { Database } from '../database/database'

interface Counted {
  readonly host: string
  readonly count: number
}

/** What an operator watches, over all tenants together. It names no tenant, repository or person. */
export interface Figures {
  readonly lastHour: readonly (Counted & { readonly outcome: string })[]
  readonly open: readonly (Counted & { readonly outcome: string })[]
  readonly connections: readonly (Counted & { readonly state: string })[]
  readonly paused: readonly Counted[]
  readonly jobs: { readonly waiting: number; readonly dead: number; readonly oldestDueSeconds: number }
}

/** Throws `database-unavailable`. */
export const readFigures = (database: Database): Promise<Figures> =>
  database.atDoor(async (sql) => {
    const lastHour = await sql<Figures['lastHour'][number][]>`select * from deliveries_of_last_hour()`
    const open = await sql<Figures['open'][number][]>`select * from open_deliveries()`
    const connections = await sql<Figures['connections'][number][]>`select * from connection_states()`
    const paused = await sql<Counted[]>`select * from paused_connections()`
    const [jobs] = await sql<Figures['jobs'][]>`
      select waiting, dead, oldest_due_seconds as "oldestDueSeconds" from job_figures()`
    return { lastHour, open, connections, paused, jobs: jobs ?? { waiting: 0, dead: 0, oldestDueSeconds: 0 } }
  })
