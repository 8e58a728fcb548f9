import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../../test/installed-tenant'
import { oauthSignIns } from './oauth-sign-ins'

let world: InstalledTenant
beforeAll(async () => {
  world = await createInstalledTenant()
})
afterAll(() => world.stop())

const began = new Date('2026-11-25T10:00:00Z')
const after = (minutes: number) => new Date(began.getTime() + minutes * 60_000)
const inTenant = <T>(
  work: (store: ReturnType<typeof oauthSignIns>) => Promise<T>,
  tenantId = world.tenantId,
) => world.database.withTenant(tenantId, (sql) => work(oauthSignIns(sql)))
const begin = () => inTenant((store) => store.begin('browser', began))

test.each([
  [9, 'browser', true],
  [10, 'browser', false],
  [1, 'another browser', false],
])('a sign-in that comes back after %i minutes in the %s is taken: %s', async (minutes, browser, isTaken) => {
  const state = await begin()
  expect(await inTenant((store) => store.use(state, browser, after(minutes)))).toBe(isTaken)
})

test('it is taken once, of many who come at once too', async () => {
  const state = await begin()
  const uses = await Promise.all(
    Array.from({ length: 20 }, () => inTenant((store) => store.use(state, 'browser', after(1)))),
  )
  expect(uses.filter(Boolean)).toHaveLength(1)
})

test('it is another tenant’s for nobody', async () => {
  const state = await begin()
  const { tenantId } = await world.install()
  expect(await inTenant((store) => store.use(state, 'browser', after(1)), tenantId)).toBe(false)
})

test('what came of it is given once, to its browser, and the state itself is nowhere', async () => {
  const state = await begin()
  await inTenant((store) => store.keepGrant(state, 'sealed'))
  expect(await inTenant((store) => store.takeGrant(state, 'another', after(1)))).toBeUndefined()
  expect(await inTenant((store) => store.takeGrant(state, 'browser', after(1)))).toBe('sealed')
  expect(await inTenant((store) => store.takeGrant(state, 'browser', after(1)))).toBeUndefined()
  const other = await begin()
  const rows = await world.superuser`select one::text as row from oauth_sign_in one`
  expect(rows.map(({ row }) => String(row)).join()).not.toContain(other)
})
