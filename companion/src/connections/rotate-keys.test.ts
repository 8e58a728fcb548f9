import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import postgres from 'postgres'
import { createThrowawayDatabase, type ThrowawayDatabase } from '../../test/throwaway-database'
import { createDatabase, type Database } from '../database/database'
import { newTenant, tenants } from '../tenants/tenants'
import { checkMasterKeys } from './key-check'
import { rotateKeys } from './rotate-keys'
import { createKeyring } from './seal'

let throwaway: ThrowawayDatabase
let database: Database
let superuser: postgres.Sql

beforeAll(async () => {
  throwaway = await createThrowawayDatabase()
  database = createDatabase({ url: throwaway.url, connections: 4, deadlineMs: 10_000 })
  superuser = postgres(throwaway.url, { max: 1, onnotice: () => {} })
})

afterAll(async () => {
  await superuser.end()
  await database.close()
  await throwaway.drop()
})

const former = ['former', Buffer.alloc(32, 1)] as const
const next = ['next', Buffer.alloc(32, 2)] as const
const formerAlone = createKeyring(new Map([former]))
const both = createKeyring(new Map([next, former]))
const nextAlone = createKeyring(new Map([next]))

const place = { table: 'connection', column: 'sealed_token', row: 'one' }
const sealedOf = new Map<string, string>()

/** More than are listed at once. */
const TENANTS = 510

beforeEach(async () => {
  await superuser`delete from key_check`
  await superuser`delete from tenant`
  sealedOf.clear()
  await checkMasterKeys(throwaway.url, formerAlone)
  const rows = []
  for (let made = 0; made < TENANTS; made += 1) {
    const { tenantId, wrappedKey } = await newTenant(formerAlone)
    const seal = await formerAlone.openTenant(tenantId, wrappedKey)
    sealedOf.set(tenantId, await seal.seal('ghp_secret', place))
    rows.push({ tenant_id: tenantId, kind: 'forge', wrapped_key: wrappedKey })
  }
  await superuser`insert into tenant ${superuser(rows)}`
})

const rotate = (keyring = both) => rotateKeys({ url: throwaway.url, database, keyring })

/** How many of all sealed secrets a companion with these keys can read. */
const readable = async (keyring: typeof both) => {
  let count = 0
  for (const [tenantId, sealed] of sealedOf) {
    const wrapped = await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey())
    const text = await keyring.openTenant(tenantId, wrapped).then(
      (seal) => seal.unseal(sealed, place),
      () => undefined,
    )
    if (text === 'ghp_secret') count += 1
  }
  return count
}

describe('after a companion has started with both keys', () => {
  beforeEach(() => checkMasterKeys(throwaway.url, both))

  test('every secret can be read with the new key alone, and none with the former one', async () => {
    expect(await rotate()).toEqual({ wrapped: TENANTS, letGo: ['former'] })
    expect(await readable(nextAlone)).toBe(TENANTS)
    expect(await readable(formerAlone)).toBe(0)
    await checkMasterKeys(throwaway.url, nextAlone)
    await expect(checkMasterKeys(throwaway.url, formerAlone)).rejects.toMatchObject({ code: 'key-wrong' })
  })

  test('what was broken off goes on where it stopped', async () => {
    await expect(
      rotateKeys({
        ...{ url: throwaway.url, database, keyring: both },
        onProgress: () => {
          throw new Error('broken off')
        },
      }),
    ).rejects.toThrow('broken off')
    await expect(checkMasterKeys(throwaway.url, nextAlone)).rejects.toMatchObject({ code: 'key-wrong' })
    expect(await readable(both)).toBe(TENANTS)
    expect(await rotate()).toEqual({ wrapped: TENANTS - 500, letGo: ['former'] })
    expect(await rotate()).toEqual({ wrapped: 0, letGo: [] })
  })

  test('a tenant that has ended is left alone', async () => {
    const [ended = ''] = sealedOf.keys()
    await database.withTenant(ended, (sql) => tenants(sql).end(new Date()))
    expect(await rotate()).toEqual({ wrapped: TENANTS - 1, letGo: ['former'] })
  })

  test('without the former key nothing is changed', async () => {
    await expect(rotate(nextAlone)).rejects.toThrow('The master key "former", which sealed secrets')
    expect(await readable(formerAlone)).toBe(TENANTS)
  })
})

test('before any companion has started with the new key, nothing is changed', async () => {
  await expect(rotate()).rejects.toThrow('No companion has started with the master key "next" yet')
  expect(await readable(formerAlone)).toBe(TENANTS)
})
