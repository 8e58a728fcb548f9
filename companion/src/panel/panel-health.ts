import type { PanelHealth } from '@throughline/shared/panel'
import { GitHostId } from '@throughline/shared/pull-request'
import { type Connection, connections } from '../connections/connections'
import { stateOf } from '../connections/expiry'
import type { TenantSql } from '../database/database'
import { tenants } from '../tenants/tenants'

/** Worst first. */
const troubles = ['revoked', 'expired', 'expiring'] as const

/** The worst that is to be said of a tenant's connections, and of its licence; nothing while all is well. */
export const readPanelHealth = async (sql: TenantSql, now: Date): Promise<PanelHealth> => {
  const list = await connections(sql).list()
  const inTrouble = troubles.flatMap((state) =>
    list.filter((connection) => stateOf(connection, now) === state).map((one) => troubleOf(one, state)),
  )
  return {
    ...(inTrouble[0] && { trouble: inTrouble[0] }),
    ...(!(await tenants(sql).isLicensed()) && { hasLicenceEnded: true }),
  }
}

const troubleOf = (
  { host, tokenExpiresAt, lastOkAt }: Connection,
  state: (typeof troubles)[number],
): NonNullable<PanelHealth['trouble']> => ({
  host: host === 'jira' ? host : GitHostId.parse(host),
  state,
  ...(tokenExpiresAt && { endsAt: tokenExpiresAt.toISOString() }),
  ...(lastOkAt && { lastOkAt: lastOkAt.toISOString() }),
})
