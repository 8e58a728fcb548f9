import { randomUUID } from 'node:crypto'
import type { Keyring } from '../connections/seal'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'

/** Tenants as their own transactions see them. */
export const tenants = (sql: TenantSql) => ({
  /** The tenant's wrapped data key. Throws `secret-unreadable` when it was destroyed. */
  async wrappedKey(): Promise<string> {
    const [row] = await sql<{ wrappedKey: string | null }[]>`select wrapped_key as "wrappedKey" from tenant`
    if (!row?.wrappedKey) throw new Failure('secret-unreadable', 'The secrets of this tenant were destroyed.')
    return row.wrappedKey
  },

  /** Ends a tenant: without its data key every sealed secret of it is unreadable for ever. */
  async end(): Promise<void> {
    await sql`update tenant set ended_at = now(), wrapped_key = null`
    await sql`update connection set sealed_token = null, token_expires_at = null, state = 'revoked'`
  },
})

/** A new id and data key for a tenant. */
export const newTenant = async (keyring: Keyring) => {
  const tenantId = randomUUID()
  return { tenantId, wrappedKey: await keyring.createWrappedKey(tenantId) }
}
