import type { Clock } from '../clock'
import type { Database, TenantSql } from '../database/database'
import type { SafeFetch } from '../fetch/safe-fetch'

/** What the other side of a connection said last of how often it may still be called. */
export interface CallLimit {
  readonly allowed: number
  readonly left: number
  /** Undefined where calls grow back all the time. */
  readonly renewsAt: Date | undefined
}

interface Watched {
  readonly tenantId: string
  readonly connectionId: string
}

/** A limit is written down this often at most, by each process. */
const NOTED_MS = 30_000
const MOST_NOTED = 10_000

/** Writes down what answers tell of the calls that are left. What cannot be written down stops no call. */
export const createCallLimits = (database: Database, clock: Clock) => {
  const noted = new Map<string, number>()

  const note = async ({ tenantId, connectionId }: Watched, { headers }: Response) => {
    const now = clock().getTime()
    if ((noted.get(connectionId) ?? 0) + NOTED_MS > now) return
    const limit = callLimitOf(headers)
    if (!limit) return
    if (noted.size >= MOST_NOTED) noted.clear()
    noted.set(connectionId, now)
    await database.withTenant(tenantId, (sql) => callLimits(sql).save(connectionId, limit))
  }

  return {
    noting:
      (connection: Watched, fetch: SafeFetch): SafeFetch =>
      async (url, request) => {
        const answer = await fetch(url, request)
        await note(connection, answer).catch(() => {})
        return answer
      },
  }
}

/** The limits of a tenant's connections. */
export const callLimits = (sql: TenantSql) => ({
  async save(connectionId: string, { allowed, left, renewsAt }: CallLimit): Promise<void> {
    const row = { allowed, calls_left: left, renews_at: renewsAt ?? null, seen_at: new Date() }
    await sql`
      insert into call_limit ${sql({ connection_id: connectionId, ...row })}
      on conflict (tenant_id, connection_id) do update set ${sql(row)}`
  },

  /** By connection; one that has been renewed since is left out. */
  async list(now: Date): Promise<ReadonlyMap<string, CallLimit>> {
    const rows = await sql<{ connectionId: string; allowed: number; left: number; renewsAt: Date | null }[]>`
      select connection_id as "connectionId", allowed, calls_left as "left", renews_at as "renewsAt"
      from call_limit where coalesce(renews_at, seen_at + interval '1 hour') > ${now}`
    return new Map(
      rows.map(({ connectionId, renewsAt, ...limit }) => [
        connectionId,
        { ...limit, renewsAt: renewsAt ?? undefined },
      ]),
    )
  },
})

/**
 * From the headers that GitHub, Jira Cloud and Data Center share; GitHub counts in seconds, Jira writes a date. Limits
 * of a part of GitHub (`x-ratelimit-resource` other than `core`) are not those of its calls.
 */
export const callLimitOf = (headers: Headers): CallLimit | undefined => {
  if ((headers.get('x-ratelimit-resource') ?? 'core') !== 'core') return undefined
  const allowed = count(headers.get('x-ratelimit-limit'))
  const left = count(headers.get('x-ratelimit-remaining'))
  if (!allowed || left === undefined || left > allowed) return undefined
  return { allowed, left, renewsAt: dateOf(headers.get('x-ratelimit-reset')) }
}

const count = (text: string | null) => (text && /^\d{1,9}$/.test(text) ? Number(text) : undefined)

const dateOf = (text: string | null): Date | undefined => {
  if (!text) return undefined
  const date = new Date(/^\d{1,11}$/.test(text) ? Number(text) * 1_000 : text)
  return Number.isNaN(date.getTime()) ? undefined : date
}
