import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import type { Database } from '../database/database'
import { callLimitOf, callLimits, createCallLimits } from './call-limits'

test.each([
  ['GitHub', { limit: '5000', remaining: '4990', reset: '1795345200', resource: 'core' }, 5000, 4990],
  ['Jira Cloud', { limit: '100', remaining: '0', reset: '2026-11-22T11:00:00.000Z' }, 100, 0],
])('reads the limit of %s, and when it is renewed', (_, said, allowed, left) => {
  expect(callLimitOf(saying(said))).toEqual({ allowed, left, renewsAt: new Date('2026-11-22T11:00:00Z') })
})

test('reads the limit of Data Center, whose calls grow back all the time', () => {
  const headers = saying({ limit: '200', remaining: '150', fillrate: '10' })
  expect(callLimitOf(headers)).toEqual({ allowed: 200, left: 150, renewsAt: undefined })
})

test.each([
  ['nothing', {}],
  ['words', { limit: 'many', remaining: 'some' }],
  ['more left than there is', { limit: '10', remaining: '11' }],
  ['a limit of nothing', { limit: '0', remaining: '0' }],
  ['a part of GitHub with a limit of its own', { limit: '30', remaining: '2', resource: 'search' }],
])('takes %s for no limit', (_, said) => {
  expect(callLimitOf(saying(said))).toBeUndefined()
})

let world: InstalledTenant
beforeAll(async () => {
  world = await createInstalledTenant()
})
beforeEach(() => world.superuser`delete from call_limit`)
afterAll(() => world.stop())

const now = new Date('2026-11-22T10:00:00Z')

test('is written down from an answer, at most twice a minute, and forgotten once it is renewed', async () => {
  const { database, tenantId, connectionId } = world
  let passedMs = 0
  const limits = createCallLimits(database, () => new Date(now.getTime() + passedMs))
  const ask = (remaining: string) =>
    limits.noting({ tenantId, connectionId }, async () => answer(remaining))('https://api.github.com/user')
  const known = (at: Date) =>
    database.withTenant(tenantId, async (sql) => (await callLimits(sql).list(at)).get(connectionId))

  await ask('40')
  await ask('39')
  expect(await known(now)).toMatchObject({ allowed: 5000, left: 40 })
  passedMs = 30_000
  await ask('38')
  expect(await known(now)).toMatchObject({ left: 38 })
  expect(await known(new Date('2026-11-22T11:00:01Z'))).toBeUndefined()
})

test('stops no call when it cannot be written down', async () => {
  const broken: Pick<Database, 'withTenant'> = {
    withTenant: async () => {
      throw new Error('The database is gone.')
    },
  }
  const limits = createCallLimits(broken as Database, () => now)
  const ask = limits.noting({ tenantId: world.tenantId, connectionId: world.connectionId }, async () =>
    answer('40'),
  )
  expect((await ask('https://api.github.com/user')).status).toBe(200)
})

const saying = (said: Readonly<Record<string, string>>) => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(said)) headers.set(`x-ratelimit-${name}`, value)
  return headers
}

const answer = (remaining: string) =>
  new Response('{}', { headers: saying({ limit: '5000', remaining, reset: '1795345200' }) })
