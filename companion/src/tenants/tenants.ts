import { randomUUID } from 'node:crypto'
import type { Keyring } from '../connections/seal'
import type { Database, TenantSql } from '../database/database'
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
   * Puts another wrapping of the same data key in the place of the present one. False where nothing was to
   * be done, or the tenant has ended. Whoever reads in between opens one or the other.
   */
  async rewrap(wrap: (wrappedKey: string) => Promise<string | undefined>): Promise<boolean> {
    const [row] = await sql<{ wrappedKey: string | null }[]>`
      select wrapped_key as "wrappedKey" from tenant for update`
    if (!row?.wrappedKey) return false
    const wrapped = await wrap(row.wrappedKey)
    if (wrapped !== undefined) await sql`update tenant set wrapped_key = ${wrapped}`
    return wrapped !== undefined
  },

  /**
   * Ends a tenant: without its data key every sealed secret of it is unreadable for ever, no delivery is let in, and
   * nothing follows from those that were. Its rows go 30 days after `endedAt`.
   */
  async end(endedAt: Date): Promise<void> {
    await sql`update tenant set ended_at = ${endedAt}, wrapped_key = null`
    await sql`
      update connection set sealed_token = null, sealed_access = null, sealed_email = null, token_expires_at = null,
        tend_at = null, state = 'revoked'`
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

/** The ids of tenants that have a data key, in their order, at most 500 after the given one. */
export const listTenantsWithKeys = async (
  database: Database,
  after = noTenant,
): Promise<readonly string[]> => {
  const rows = await database.atDoor(
    (sql) =>
      sql<{ tenantId: string }[]>`select tenant_id as "tenantId" from tenants_with_keys(${after}, 500)`,
  )
  return rows.map(({ tenantId }) => tenantId)
}

const noTenant = '00000000-0000-0000-0000-000000000000'

/** A new id and data key for a tenant. */
export const newTenant = async (keyring: Keyring) => {
  const tenantId = randomUUID()
  return { tenantId, wrappedKey: await keyring.createWrappedKey(tenantId) }
}
