import type { Database } from '../database/database'
import { Failure } from '../failure'
import { listTenantsWithKeys, tenants } from '../tenants/tenants'
import { keepOnlyKey, readKnownKeys } from './key-check'
import type { Keyring } from './seal'

interface Rotation {
  readonly url: string
  readonly database: Database
  readonly keyring: Keyring
  /** Told after every few hundred tenants. */
  readonly onProgress?: (seen: number) => void
}

export interface Rotated {
  /** Data keys that were wrapped anew. */
  readonly wrapped: number
  /** Ids of master keys that nothing is sealed under any more. */
  readonly letGo: readonly string[]
}

/**
 * Wraps every tenant's data key under the first master key, while the companion runs, and then lets go of the others.
 * Broken off and run again, it goes on. Throws `key-wrong` when a key is missing, or when no companion has started with
 * the first one yet: one that runs without it could read nothing that is wrapped by it.
 */
export const rotateKeys = async ({ url, database, keyring, onProgress }: Rotation): Promise<Rotated> => {
  const known = await readKnownKeys(url, keyring)
  if (!known.includes(keyring.firstKeyId)) throw new Failure('key-wrong', startFirst(keyring.firstKeyId))
  let wrapped = 0
  // Once more until nothing is left: a process that is still being replaced may have made a tenant meanwhile.
  for (let round = await wrapAll(database, keyring, onProgress); round > 0; ) {
    wrapped += round
    round = await wrapAll(database, keyring, onProgress)
  }
  await keepOnlyKey(url, keyring.firstKeyId)
  return { wrapped, letGo: known.filter((keyId) => keyId !== keyring.firstKeyId) }
}

/** How many were wrapped anew. */
const wrapAll = async (database: Database, keyring: Keyring, onProgress: Rotation['onProgress']) => {
  let [wrapped, seen] = [0, 0]
  for (
    let some = await listTenantsWithKeys(database);
    some.length > 0;
    some = await listTenantsWithKeys(database, some.at(-1))
  ) {
    for (const tenantId of some) {
      const isNew = await database.withTenant(tenantId, (sql) =>
        tenants(sql).rewrap((wrappedKey) => keyring.rewrap(tenantId, wrappedKey)),
      )
      if (isNew) wrapped += 1
    }
    seen += some.length
    onProgress?.(seen)
  }
  return wrapped
}

const startFirst = (keyId: string) =>
  `No companion has started with the master key "${keyId}" yet. Restart every process of the companion with it and the former one, then run this again. Nothing was changed.`
