import type { Keyring } from '../connections/seal'
import type { Database } from '../database/database'
import { newTenant } from './tenants'

/** The one tenant of a self-managed companion; the first start makes it, before anything is connected. */
export const openOnlyTenant = async (database: Database, keyring: Keyring): Promise<string> => {
  const { tenantId, wrappedKey } = await newTenant(keyring)
  const [row] = await database.atDoor(
    (sql) => sql<{ id: string }[]>`select open_only_tenant(${tenantId}, ${wrappedKey}) as id`,
  )
  return row?.id ?? tenantId
}
