import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { silentLog } from '../log'
import { createRefusalCounter, refusals } from './refusals'

let world: InstalledTenant

beforeAll(async () => {
  world = await createInstalledTenant()
})
beforeEach(() => world.superuser`delete from refusal`)
afterAll(() => world.stop())

const counted = () =>
  world.database.withTenant(world.tenantId, (sql) => refusals(sql).since(new Date(Date.now() - 60_000)))

const until = async (count: number) => {
  for (;;) {
    const [row] = await counted()
    if (row?.count === count) return row
    await sleep(20)
  }
}

test('the first refused delivery is counted at once', async () => {
  createRefusalCounter(world.database, silentLog)(world)
  expect(await until(1)).toEqual({ connectionId: world.connectionId, count: 1, lastAt: expect.any(Date) })
})

test('a thousand more are one more write', async () => {
  let writes = 0
  const database = {
    ...world.database,
    atDoor: (async (work) => {
      writes += 1
      return world.database.atDoor(work)
    }) as typeof world.database.atDoor,
  }
  const refuse = createRefusalCounter(database, silentLog, 200)
  for (let count = 0; count < 1_001; count += 1) refuse(world)
  await until(1_001)
  expect(writes).toBe(2)
})

test('a database that is away refuses nobody anything', () => {
  const away = { ...world.database, atDoor: () => Promise.reject(new Error('away')) }
  expect(() => createRefusalCounter(away, silentLog)(world)).not.toThrow()
})

test('another tenant sees none of them', async () => {
  createRefusalCounter(world.database, silentLog)(world)
  await until(1)
  const other = await world.install()
  expect(await world.database.withTenant(other.tenantId, (sql) => refusals(sql).since(new Date(0)))).toEqual(
    [],
  )
})
