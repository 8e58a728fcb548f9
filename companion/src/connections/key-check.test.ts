import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import postgres from 'postgres'
import { createThrowawayDatabase, type ThrowawayDatabase } from '../../test/throwaway-database'
import { checkMasterKeys, keepOnlyKey, readKnownKeys } from './key-check'
import { createKeyring } from './seal'

let throwaway: ThrowawayDatabase
let sql: postgres.Sql

beforeAll(async () => {
  throwaway = await createThrowawayDatabase()
  sql = postgres(throwaway.url, { max: 1, onnotice: () => {} })
})

beforeEach(async () => {
  await sql`delete from key_check`
})

afterAll(async () => {
  await sql.end()
  await throwaway.drop()
})

type NamedKey = readonly [id: string, byte: number]

/** A keyring of named keys, each of 32 equal bytes. */
const keyringOf = (...keys: readonly NamedKey[]) =>
  createKeyring(new Map(keys.map(([id, byte]) => [id, Buffer.alloc(32, byte)])))

const check = (...keys: readonly NamedKey[]) => checkMasterKeys(throwaway.url, keyringOf(...keys))
const rows = () => sql`select key_id, sealed from key_check order by key_id`

test('the first start leaves a sealed word, and later starts with the same key leave it as it is', async () => {
  await check(['a', 1])
  const left = await rows()
  expect(left.map(({ key_id }) => key_id)).toEqual(['a'])
  expect(left[0]?.['sealed']).not.toContain('throughline')
  await check(['a', 1])
  expect(await rows()).toEqual(left)
})

test('a new key beside the former one is taken, and both are needed from then on', async () => {
  await check(['a', 1])
  await check(['b', 2], ['a', 1])
  expect((await rows()).map(({ key_id }) => key_id)).toEqual(['a', 'b'])
  await expect(check(['b', 2])).rejects.toThrow('The master key "a", which sealed secrets')
  await expect(check(['a', 1])).rejects.toThrow('The master key "b", which sealed secrets')
})

test('the new one is enough once the former one was let go', async () => {
  await check(['a', 1])
  await check(['b', 2], ['a', 1])
  expect(await readKnownKeys(throwaway.url, keyringOf(['b', 2], ['a', 1]))).toEqual(['a', 'b'])
  await keepOnlyKey(throwaway.url, 'b')
  await check(['b', 2])
  await expect(check(['a', 1])).rejects.toMatchObject({ code: 'key-wrong' })
})

test.each([
  ['another key under the same id', ['a', 2]],
  ['another key under another id', ['b', 2]],
  ['the same key under another id', ['b', 1]],
] as const)('%s is refused, and nothing is changed', async (_, wrong) => {
  await check(['a', 1])
  const left = await rows()
  await expect(check(wrong)).rejects.toMatchObject({ code: 'key-wrong' })
  expect(await rows()).toEqual(left)
})

test('a word that somebody tampered with opens for no key', async () => {
  await check(['a', 1])
  await sql`update key_check set sealed = overlay(sealed placing 'AAAA' from length(sealed) - 10)`
  await expect(check(['a', 1])).rejects.toMatchObject({ code: 'key-wrong' })
})

test('starts at the same time agree', async () => {
  await Promise.all(Array.from({ length: 5 }, () => check(['a', 1])))
  expect(await rows()).toHaveLength(1)
  await check(['a', 1])
})
