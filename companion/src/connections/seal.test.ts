import { beforeAll, describe, expect, test } from '@jest/globals'
import { createKeyring, type TenantSeal } from './seal'

const [oldKey, newKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
const keyring = createKeyring(new Map([['old', oldKey]]))
const place = { table: 'connection', column: 'sealed_token', row: 'row-1' }
const unreadable = { code: 'secret-unreadable' }

let wrapped: string
let seal: TenantSeal
let sealed: string

beforeAll(async () => {
  wrapped = await keyring.createWrappedKey('tenant-1')
  seal = await keyring.openTenant('tenant-1', wrapped)
  sealed = await seal.seal('ghp_secret', place)
})

describe('a sealed secret', () => {
  test('opens where it was sealed, and does not show what it holds', async () => {
    expect(await seal.unseal(sealed, place)).toBe('ghp_secret')
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('ghp_secret')
  })

  test('is never the same twice', async () => {
    expect(await seal.seal('ghp_secret', place)).not.toBe(sealed)
  })

  test.each([
    ['another row', { ...place, row: 'row-2' }],
    ['another column', { ...place, column: 'sealed_secrets' }],
    ['another table', { ...place, table: 'hook_route' }],
  ])('does not open in %s', async (_, elsewhere) => {
    await expect(seal.unseal(sealed, elsewhere)).rejects.toMatchObject(unreadable)
  })

  test('does not open for another tenant', async () => {
    const other = await keyring.openTenant('tenant-2', await keyring.createWrappedKey('tenant-2'))
    await expect(other.unseal(sealed, place)).rejects.toMatchObject(unreadable)
  })

  test('does not open after any of its characters was changed, or some were cut off', async () => {
    for (let index = 0; index < sealed.length; index += 1) {
      const flipped = sealed.charAt(index) === 'A' ? 'Q' : 'A'
      const changed = `${sealed.slice(0, index)}${flipped}${sealed.slice(index + 1)}`
      await expect(seal.unseal(changed, place)).rejects.toMatchObject(unreadable)
      await expect(seal.unseal(sealed.slice(0, index), place)).rejects.toMatchObject(unreadable)
    }
  })
})

describe('a data key', () => {
  test('opens for its own tenant alone', async () => {
    await expect(keyring.openTenant('tenant-2', wrapped)).rejects.toMatchObject(unreadable)
  })

  test('still opens when a new master key seals and the former one is kept', async () => {
    const rotating = createKeyring(
      new Map([
        ['new', newKey],
        ['old', oldKey],
      ]),
    )
    const opened = await rotating.openTenant('tenant-1', wrapped)
    expect(await opened.unseal(sealed, place)).toBe('ghp_secret')
  })

  test('is lost without its master key', async () => {
    const other = createKeyring(new Map([['new', newKey]]))
    await expect(other.openTenant('tenant-1', wrapped)).rejects.toMatchObject(unreadable)
    const sameId = createKeyring(new Map([['old', newKey]]))
    await expect(sameId.openTenant('tenant-1', wrapped)).rejects.toMatchObject(unreadable)
  })
})

describe('the known word', () => {
  test('tells the right key from a wrong one and from one that is not here', async () => {
    const { keyId, sealed: word } = await keyring.canary()
    expect(await keyring.recognises(keyId, word)).toBe(true)
    expect(await createKeyring(new Map([['old', newKey]])).recognises(keyId, word)).toBe(false)
    expect(await createKeyring(new Map([['new', newKey]])).recognises(keyId, word)).toBe(false)
  })
})
