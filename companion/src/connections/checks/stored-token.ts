import type { Check } from '@throughline/shared/connection-check'
import type { TenantSql } from '../../database/database'
import { Failure } from '../../failure'
import { type Connection, connections } from '../connections'

/** Throws `cannot-connect` where a token was replaced while it was checked: it is not put back. */
export const requireSameToken = async (
  sql: TenantSql,
  { connectionId, sealedToken }: Connection,
): Promise<void> => {
  const present = await connections(sql).find(connectionId)
  if (present?.sealedToken !== sealedToken)
    throw new Failure('cannot-connect', 'The token was replaced while it was checked.')
}

/** What the audit says of checks that failed. */
export const outcomeOf = (checks: readonly Check[]) => {
  const failed = checks.find(({ state }) => state === 'failed')
  return { works: false, check: failed?.id, problem: failed?.problem?.id }
}
