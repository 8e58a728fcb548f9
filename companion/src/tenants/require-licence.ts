import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { tenants } from './tenants'

/** Throws `licence-ended`, with a sentence for the person, where nothing may be written any more. */
export const requireLicence = async (sql: TenantSql): Promise<void> => {
  if (await tenants(sql).isLicensed()) return
  throw new Failure(
    'licence-ended',
    'The Throughline licence of this site has ended. An admin has to renew it first.',
  )
}
