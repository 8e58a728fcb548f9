import { randomBytes } from 'node:crypto'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { Failure } from '../failure'

/** Where a secret lies. A sealed text opens only in the place it was sealed for. */
export interface Place {
  readonly tenantId: string
  readonly table: string
  readonly column: string
  readonly row: string
}

/** Seals and opens the secrets of one tenant, under that tenant's own data key. */
export interface TenantSeal {
  seal(text: string, place: Omit<Place, 'tenantId'>): Promise<string>
  /** Throws `secret-unreadable` when the text was changed, moved, or sealed under another key. */
  unseal(sealed: string, place: Omit<Place, 'tenantId'>): Promise<string>
}

export interface Keyring {
  /** A new data key for a tenant, wrapped by the first master key. */
  createWrappedKey(tenantId: string): Promise<string>
  /** Throws `secret-unreadable` when no master key opens it. */
  openTenant(tenantId: string, wrappedKey: string): Promise<TenantSeal>
  /** The same data key under the first master key; undefined where it is already. Throws `secret-unreadable` as above. */
  rewrap(tenantId: string, wrappedKey: string): Promise<string | undefined>
  /** The id of the master key that seals. */
  readonly firstKeyId: string
  /** Seals a known word; `recognises` tells by it whether this is the key that sealed everything else. */
  canary(): Promise<{ readonly keyId: string; readonly sealed: string }>
  recognises(keyId: string, sealed: string): Promise<boolean>
}

/** `id:base64` entries, comma-separated, 32 bytes each; the first one seals, all of them open. */
export const createKeyring = (masterKeys: ReadonlyMap<string, Uint8Array>): Keyring => {
  const [first] = masterKeys
  if (!first) throw new Failure('key-wrong', 'There is no master key.')
  const [firstId, firstKey] = first

  return {
    createWrappedKey: (tenantId) =>
      encrypt(firstKey, randomBytes(32), { kid: firstId, for: wrapPlace(tenantId) }),

    async openTenant(tenantId, wrappedKey) {
      const key = await decrypt(masterKeys, wrappedKey, wrapPlace(tenantId))
      const placed = (place: Omit<Place, 'tenantId'>) => placeName({ tenantId, ...place })
      return {
        seal: (text, place) =>
          encrypt(key, new TextEncoder().encode(text), { kid: 'tenant', for: placed(place) }),
        unseal: async (sealed, place) =>
          new TextDecoder().decode(await decrypt(new Map([['tenant', key]]), sealed, placed(place))),
      }
    },

    firstKeyId: firstId,

    async rewrap(tenantId, wrappedKey) {
      if (decodeProtectedHeader(wrappedKey).kid === firstId) return undefined
      const key = await decrypt(masterKeys, wrappedKey, wrapPlace(tenantId))
      return encrypt(firstKey, key, { kid: firstId, for: wrapPlace(tenantId) })
    },

    canary: async () => ({
      keyId: firstId,
      sealed: await encrypt(firstKey, new TextEncoder().encode(canaryWord), {
        kid: firstId,
        for: 'key_check',
      }),
    }),

    async recognises(keyId, sealed) {
      if (!masterKeys.has(keyId)) return false
      return decrypt(masterKeys, sealed, 'key_check').then(
        (word) => new TextDecoder().decode(word) === canaryWord,
        () => false,
      )
    },
  }
}

const canaryWord = 'throughline'
const wrapPlace = (tenantId: string) =>
  placeName({ tenantId, table: 'tenant', column: 'wrapped_key', row: tenantId })
const placeName = ({ tenantId, table, column, row }: Place) => JSON.stringify([tenantId, table, column, row])

/** AES-256-GCM as compact JWE: the header, and so the place and the key id, is authenticated with the text. */
const encrypt = (key: Uint8Array, text: Uint8Array, header: { readonly kid: string; readonly for: string }) =>
  new CompactEncrypt(text).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...header }).encrypt(key)

const decrypt = async (
  keys: ReadonlyMap<string, Uint8Array>,
  sealed: string,
  place: string,
): Promise<Uint8Array> => {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(
      sealed,
      ({ kid }) => {
        const key = keys.get(String(kid))
        if (!key) throw new Error('sealed under a key that is not here')
        return key
      },
      { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
    )
    if (protectedHeader['for'] !== place) throw new Error('sealed for another place')
    return plaintext
  } catch (error) {
    throw new Failure('secret-unreadable', 'A stored secret cannot be opened with the keys that are here.', {
      cause: error,
    })
  }
}
