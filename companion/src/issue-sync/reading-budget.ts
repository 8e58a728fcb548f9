import type { TenantSql } from '../database/database'

/**
 * What Jira Cloud gives an app for an hour, all its tenants together: the tier that every app begins with. A call costs
 * a point, and each issue in its answer one more. Source: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export const HOUR_POINTS = 65_000

/** Reading may use so much of an hour's points for one tenant, and for all of them. Panels and writing have the rest. */
export const TENANT_SHARE = 0.1
export const WHOLE_SHARE = 0.5

export const TENANT_POINTS = HOUR_POINTS * TENANT_SHARE
const WHOLE_POINTS = HOUR_POINTS * WHOLE_SHARE

/** Takes points for a call. Returns 0 when it may be made, else after how many seconds to ask again. */
export const takePoints = async (sql: TenantSql, points: number): Promise<number> => {
  const [row] = await sql<{ seconds: number }[]>`
    select take_points(${points}, ${TENANT_POINTS}, ${WHOLE_POINTS}) as seconds`
  return row?.seconds ?? 0
}

/** Points that this tenant may still use for reading within this hour. */
export const pointsLeft = async (sql: TenantSql): Promise<number> => {
  const [row] = await sql<{ used: number }[]>`
    select coalesce(sum(points), 0)::int as used from point_use where hour = date_trunc('hour', now(), 'UTC')`
  return Math.max(0, TENANT_POINTS - (row?.used ?? 0))
}

/** Jira counts points for apps; what comes with a person's token is counted otherwise, or not at all. */
export const isCounted = (mode: string): boolean => mode === 'forge' || mode === 'oauth'
