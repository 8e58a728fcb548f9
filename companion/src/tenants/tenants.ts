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

  /**
   * Ends a tenant: without its data key every sealed secret of it is unreadable for ever, no delivery is let in, and
   * nothing follows from those that were. Its rows go 30 days after `endedAt`.
   */
  async end(endedAt: Date): Promise<void> {
    await sql`update tenant set ended_at = ${endedAt}, wrapped_key = null`
    await sql`
      update connection set sealed_token = null, sealed_email = null, token_expires_at = null, state = 'revoked'`
    await sql`delete from hook_route`
    await sql`select forget_jobs()`
  },

  /** Whether it is the Forge app's, or the customer's of a companion of their own. Undefined once it has ended. */
  async findKind(): Promise<'forge' | 'self-managed' | undefined> {
    const [row] = await sql<{ kind: 'forge' | 'self-managed' }[]>`
      select kind from tenant where ended_at is null for update`
    return row?.kind
  },

  /** Whether its licence holds, as the app's latest call said. */
  async isLicensed(): Promise<boolean> {
    const [row] = await sql<{ isLicensed: boolean }[]>`select is_licensed as "isLicensed" from tenant`
    return row?.isLicensed ?? true
  },
})

/** A new id and data key for a tenant. */
export const newTenant = async (keyring: Keyring) => {
  const tenantId = randomUUID()
  return { tenantId, wrappedKey: await keyring.createWrappedKey(tenantId) }
}
