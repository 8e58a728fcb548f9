import postgres, { type TransactionSql } from 'postgres'
import { codeOf, Failure } from '../failure'

declare const tenantBrand: unique symbol
declare const doorBrand: unique symbol

/** A transaction that sees one tenant's rows. Stores accept nothing else, so no query runs outside a tenant. */
export type TenantSql = TransactionSql & { readonly [tenantBrand]: true }

/** A transaction of the door: it may put deliveries and add jobs for any tenant, and read back nothing but ids. */
export type DoorSql = TransactionSql & { readonly [doorBrand]: true }

export interface Database {
  /** Runs `work` in one transaction that sees the rows of this tenant alone. */
  withTenant<T>(tenantId: string, work: (sql: TenantSql) => Promise<T>): Promise<T>
  /** Runs `work` in one transaction with the door's rights. */
  atDoor<T>(work: (sql: DoorSql) => Promise<T>): Promise<T>
  /** Opens fresh connections and forgets the old ones: the cure for a pool that a lost server has left stuck. */
  replacePool(): void
  close(): Promise<void>
}

interface DatabaseOptions {
  readonly url: string
  readonly connections: number
  /** A transaction that takes longer fails, and the pool is replaced. */
  readonly deadlineMs: number
  /** Undefined where the roles exist; else the one tenant on whose behalf everything runs. */
  readonly onlyTenantId?: string | undefined
}

/** The driver's own pauses grow to 20 s: callers would wait for their deadline, and go on doing so after the return. */
const RECONNECT_SECONDS = 0.05

/**
 * Every failure to reach the server, and every transaction over its deadline, is the Failure `database-unavailable`.
 * postgres.js 3.4.9 can leave a pool stuck when the server goes away; hence the deadline and the fresh pool.
 */
export const createDatabase = ({ url, connections, deadlineMs, onlyTenantId }: DatabaseOptions): Database => {
  const open = () =>
    postgres(url, {
      max: connections,
      connect_timeout: 2,
      backoff: () => RECONNECT_SECONDS,
      onnotice: () => {},
    })
  let pool = open()

  const replacePool = (stuck = pool) => {
    if (stuck !== pool) return
    pool = open()
    stuck.end({ timeout: 0 }).catch(() => {})
  }

  const begin = async <T>(role: string, tenantId: string, work: (sql: TransactionSql) => Promise<T>) => {
    const current = pool
    try {
      const result = await within(
        deadlineMs,
        current.begin(async (sql) => {
          if (onlyTenantId) await sql`select set_config('app.tenant', ${onlyTenantId}, true)`
          else
            await sql`select set_config('role', ${role}, true), set_config('app.tenant', ${tenantId}, true)`
          return work(sql)
        }),
      )
      return result as T
    } catch (error) {
      if (!isUnreachable(error)) throw error
      if (error instanceof DeadlinePassed) replacePool(current)
      throw new Failure('database-unavailable', 'The database does not answer.', {
        cause: error,
        retryAfterSeconds: 5,
      })
    }
  }

  return {
    withTenant: (tenantId, work) => begin('throughline_app', tenantId, (sql) => work(sql as TenantSql)),
    atDoor: (work) => begin('throughline_intake', '', (sql) => work(sql as DoorSql)),
    replacePool,
    close: () => pool.end({ timeout: 2 }),
  }
}

class DeadlinePassed extends Error {}

const within = async <T>(deadlineMs: number, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(`no answer in ${deadlineMs} ms`)), deadlineMs)
  })
  try {
    return await Promise.race([promise, deadline])
  } finally {
    clearTimeout(timer)
  }
}

/** Connection faults of Node and postgres.js, and the server's own codes for "shutting down", "starting" and "full". */
const unreachableCodes =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|57P0|08|53|58|25006)/

const isUnreachable = (error: unknown): boolean =>
  error instanceof DeadlinePassed || unreachableCodes.test(codeOf(error) ?? '')
