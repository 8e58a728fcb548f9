import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import { tenants } from '../tenants/tenants'

interface LicensedOptions {
  readonly database: Database
  readonly clock: Clock
}

/** That a licence holds is asked for again after this time; that it does not, each time. */
const KEPT_MS = 60_000
const MOST_KEPT = 10_000
const WAIT_SECONDS = 60 * 60

/**
 * Lets work that may write into Jira wait while the tenant's licence has ended: what arrives is kept, and goes on once an
 * admin has renewed it. Reading goes on all the time.
 */
export const createLicensed = ({ database, clock }: LicensedOptions) => {
  const goodUntil = new Map<string, number>()

  const require = async (tenantId: string) => {
    const now = clock().getTime()
    if ((goodUntil.get(tenantId) ?? 0) > now) return
    const isLicensed = await database.withTenant(tenantId, (sql) => tenants(sql).isLicensed())
    if (!isLicensed)
      throw new Failure('licence-ended', 'The Throughline licence of this site has ended.', {
        retryAfterSeconds: WAIT_SECONDS,
      })
    if (goodUntil.size >= MOST_KEPT) goodUntil.clear()
    goodUntil.set(tenantId, now + KEPT_MS)
  }

  return <T extends { readonly tenantId: string }>(run: (payload: T) => Promise<void>) =>
    async (payload: T): Promise<void> => {
      await require(payload.tenantId)
      return run(payload)
    }
}
