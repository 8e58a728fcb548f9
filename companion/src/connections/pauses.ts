import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { Failure, type FailureCode } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'

interface PausedConnection {
  readonly tenantId: string
  readonly connectionId: string
  /** The part of the other side that a call belongs to and that has a limit of its own; undefined: only the whole. */
  readonly scopeOf?: (method: string, url: string) => string | undefined
}

/** When each scope of a connection may be called again, in ms of the clock. */
type Ends = ReadonlyMap<string, number>

/** What is asked of a whole connection rather than of one of its parts. */
const WHOLE = ''

/** What another process was told is known here after this time at the latest. */
const KEPT_MS = 200
const MOST_KEPT = 10_000

const asksToWait: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'git-host-rate-limited',
  'git-host-unavailable',
  'jira-rate-limited',
  'jira-unavailable',
])

/**
 * When the other side of a connection has named a time before which it wants no more calls, no process makes one: not
 * only the job that was told waits, but everything on that connection, or on the part of it that was named.
 */
export const createPauses = (database: Database, clock: Clock) => {
  const kept = new Map<string, { readonly ends: Promise<Ends>; readonly until: number }>()

  const endsOf = ({ tenantId, connectionId }: PausedConnection): Promise<Ends> => {
    const now = clock().getTime()
    const known = kept.get(connectionId)
    if (known && known.until > now) return known.ends
    const ends = database.withTenant(tenantId, async (sql) => {
      const rows = await sql<{ scope: string; seconds: number }[]>`
        select scope, extract(epoch from until - now())::float8 as seconds from pause
        where connection_id = ${connectionId} and until > now()`
      return new Map(rows.map(({ scope, seconds }) => [scope, clock().getTime() + seconds * 1_000]))
    })
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(connectionId, { ends, until: now + KEPT_MS })
    return ends
  }

  const begin = async ({ tenantId, connectionId }: PausedConnection, failure: Failure): Promise<void> => {
    const { scope = WHOLE, retryAfterSeconds = 0 } = failure
    await database.withTenant(tenantId, async (sql) => {
      await sql`delete from pause where connection_id = ${connectionId} and until < now()`
      await sql`
        insert into pause (connection_id, scope, until)
        values (${connectionId}, ${scope}, now() + make_interval(secs => ${retryAfterSeconds}))
        on conflict (tenant_id, connection_id, scope)
        do update set until = greatest(pause.until, excluded.until)`
    })
    kept.delete(connectionId)
  }

  return {
    /** Throws `connection-paused`, with the time that is left, instead of making a call that is not wanted yet. */
    respecting:
      (connection: PausedConnection, fetch: SafeFetch): SafeFetch =>
      async (url, request) => {
        const scope = connection.scopeOf?.(request?.method ?? 'GET', url) ?? WHOLE
        const ends = await endsOf(connection)
        const end = Math.max(ends.get(WHOLE) ?? 0, ends.get(scope) ?? 0)
        const seconds = Math.ceil((end - clock().getTime()) / 1_000)
        if (seconds <= 0) return fetch(url, request)
        throw new Failure('connection-paused', 'The other side asked us to wait, and the time is not over.', {
          retryAfterSeconds: seconds,
        })
      },

    /** The same client, whose failures begin a pause where the other side named a time. */
    noting<T extends object>(connection: PausedConnection, client: T): T {
      const noted = Object.entries(client).map(([name, ask]) => [
        name,
        async (...given: readonly unknown[]) => {
          try {
            return await ask(...given)
          } catch (error) {
            if (isRequestToWait(error)) await begin(connection, error)
            throw error
          }
        },
      ])
      return Object.fromEntries(noted)
    },
  }
}

const isRequestToWait = (error: unknown): error is Failure =>
  error instanceof Failure && asksToWait.has(error.code) && error.retryAfterSeconds !== undefined
