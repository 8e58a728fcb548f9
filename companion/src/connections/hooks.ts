import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { hookPlace } from './hook-routes'
import type { Keyring } from './seal'

/** What a hook id leads to. */
export interface Hook {
  readonly tenantId: string
  readonly connectionId: string
  /** `jira`, or the git host's id. */
  readonly host: string
  /** None where the other side cannot sign: the address alone then lets in. */
  readonly secrets: readonly string[]
}

/** Secrets stay opened in memory this long, so that a replaced one is honoured within a minute. */
const KEPT_MS = 60_000
const MOST_KEPT = 10_000

/** Leads from a hook id, which is 128 random bits in hex, to its tenant, connection and opened secrets. */
export const createHooks = (database: Database, keyring: Keyring, clock: Clock) => {
  const kept = new Map<string, { readonly hook: Hook | undefined; readonly until: number }>()

  const read = async (hookId: string): Promise<Hook | undefined> => {
    const [row] = await database.atDoor(
      (sql) => sql<
        {
          tenantId: string
          connectionId: string
          host: string
          sealedSecrets: string[]
          wrappedKey: string
        }[]
      >`
        select tenant_id as "tenantId", connection_id as "connectionId", git_host as host,
          sealed_secrets as "sealedSecrets", wrapped_key as "wrappedKey"
        from find_hook(${hookId})`,
    )
    if (!row) return undefined
    const seal = await keyring.openTenant(row.tenantId, row.wrappedKey)
    const place = hookPlace(row.connectionId)
    return {
      tenantId: row.tenantId,
      connectionId: row.connectionId,
      host: row.host,
      secrets: await Promise.all(row.sealedSecrets.map((sealed) => seal.unseal(sealed, place))),
    }
  }

  return {
    /** Undefined for an id that leads nowhere. */
    async find(hookId: string): Promise<Hook | undefined> {
      if (!/^[0-9a-f]{32}$/.test(hookId)) return undefined
      const now = clock().getTime()
      const known = kept.get(hookId)
      if (known && known.until > now) return known.hook
      const hook = await read(hookId)
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(hookId, { hook, until: now + KEPT_MS })
      return hook
    },
  }
}

export type Hooks = ReturnType<typeof createHooks>
