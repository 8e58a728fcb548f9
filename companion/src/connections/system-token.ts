import { decodeJwt } from 'jose'
import type { Clock } from '../clock'
import type { Database } from '../database/database'
import type { InstalledTenant } from '../tenants/installations'
import { tokenPlace } from './connections'
import type { Keyring } from './seal'

interface KeepOptions {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
}

/** "Valid for at least 55 minutes". Source: https://developer.atlassian.com/platform/forge/remote/essentials/ */
const LIFETIME_MS = 55 * 60 * 1000

/** Seals the system token that an invocation brought; a fresher one that is already there stays. */
export const keepSystemToken = async (
  { database, keyring, clock }: KeepOptions,
  { tenantId, connectionId, wrappedKey }: InstalledTenant,
  token: string,
): Promise<void> => {
  const seal = await keyring.openTenant(tenantId, wrappedKey)
  const sealed = await seal.seal(token, tokenPlace(connectionId))
  const expiresAt = expiryOf(token) ?? new Date(clock().getTime() + LIFETIME_MS)
  await database.atDoor(
    (sql) => sql`select keep_system_token(${tenantId}, ${connectionId}, ${sealed}, ${expiresAt})`,
  )
}

/** A stored token with this much life left is not replaced by every reading of a panel. */
const ENOUGH_MS = 20 * 60 * 1000

/** Keeps the token that a panel's invocation brought, when the stored one will be needed soon. */
export const renewSystemToken = async (
  options: KeepOptions,
  tenant: InstalledTenant,
  token: string,
): Promise<void> => {
  const leftMs = (tenant.tokenExpiresAt?.getTime() ?? 0) - options.clock().getTime()
  if (leftMs < ENOUGH_MS) await keepSystemToken(options, tenant, token)
}

/** The token is opaque to us; only its end is read, where it can be. */
const expiryOf = (token: string): Date | undefined => {
  try {
    const { exp } = decodeJwt(token)
    return exp === undefined ? undefined : new Date(exp * 1000)
  } catch {
    return undefined
  }
}
