import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../test/a-pull-request'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { createEndInstallation } from '../actions/end-installation'
import { addGitHost } from '../connections/add-git-host'
import { silentLog } from '../log'
import { eraseTenant } from './erase-tenant'
import { spendNight } from './nights'

const DAY_MS = 24 * 60 * 60 * 1000
const start = new Date('2026-11-01T02:00:00Z')

let world: InstalledTenant
let now = start
const removed: string[] = []

beforeAll(async () => {
  world = await createInstalledTenant()
})
afterAll(() => world.stop())
beforeEach(() => {
  now = start
  removed.length = 0
})

const clock = () => now
const endOf = () =>
  createEndInstallation({
    database: world.database,
    clock,
    log: silentLog,
    gatherWebhooks: async (tenantId) => async () => {
      removed.push(tenantId)
      return { webhooksDeleted: 1, webhooksLeft: 0 }
    },
  })

const nights = async (count: number, heard: readonly string[] = []) => {
  for (let night = 0; night < count; night += 1) {
    now = new Date(now.getTime() + DAY_MS)
    for (const tenantId of heard) await hear(tenantId)
    await spendNight({ database: world.database, clock, log: silentLog, end: endOf() })
  }
}

/** Forge has called: its token is good for another 55 minutes. */
const hear = async (tenantId: string) => {
  const expiresAt = new Date(now.getTime() + 50 * 60_000)
  await world.superuser`
    update connection set token_expires_at = ${expiresAt} where tenant_id = ${tenantId} and host = 'jira'`
}

const rowOf = async (tenantId: string) => {
  const [row] = await world.superuser<{ wrapped: string | null; endedAt: Date | null }[]>`
    select wrapped_key as wrapped, ended_at as "endedAt" from tenant where tenant_id = ${tenantId}`
  return row
}

const installed = async () => {
  const { tenantId } = await world.install()
  await hear(tenantId)
  return tenantId
}

describe('an app that nobody heard of any more', () => {
  test('is ended after 14 nights, as of when it was heard last, and erased 30 days after that', async () => {
    const [silent, alive] = [await installed(), await installed()]
    await nights(13, [alive])
    expect(await rowOf(silent)).toMatchObject({ endedAt: null })

    await nights(1, [alive])
    expect(await rowOf(silent)).toEqual({ wrapped: null, endedAt: new Date(start.getTime() - 5 * 60_000) })
    expect(removed).toEqual([silent])

    await nights(15, [alive])
    expect(await rowOf(silent)).toBeDefined()
    await nights(1, [alive])
    expect(await rowOf(silent)).toBeUndefined()
    expect(await rowOf(alive)).toMatchObject({ endedAt: null })
  })

  test('begins anew when it was heard in between', async () => {
    const [late, alive] = [await installed(), await installed()]
    await nights(13, [alive])
    await nights(1, [alive, late])
    await nights(13, [alive])
    expect(await rowOf(late)).toMatchObject({ endedAt: null })
  })

  test('is not ended while nobody was heard: that says something about us', async () => {
    const tenantId = await installed()
    now = new Date(start.getTime() + 300 * DAY_MS)
    await nights(40)
    expect(await rowOf(tenantId)).toMatchObject({ endedAt: null })
  })
})

describe('erasing a tenant', () => {
  test('leaves no row of it in any table, and every row of the others', async () => {
    const [gone, stays] = [await installed(), await installed()]
    for (const tenantId of [gone, stays]) {
      await addGitHost(world, {
        tenantId,
        host: 'github',
        baseUrl: 'https://api.github.com',
        token: 'ghp_1',
        repositories: [{ ...aPullRequest().repository, projectIds: ['10000'] }],
      })
      await world.superuser`
        insert into inbox (tenant_id, connection_id, delivery_id, event)
        select ${tenantId}, connection_id, 'delivery-' || number, 'push'
        from connection, generate_series(1, 5001) number where tenant_id = ${tenantId} and host = 'github'`
      await world.superuser`
        insert into audit (tenant_id, face, actor, action, subject) values (${tenantId}, 'forge', 'a', 'b', 'c')`
    }
    await eraseTenant(world.database, gone)

    const tables = await world.superuser<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity`
    expect(tables.length).toBeGreaterThan(15)
    for (const { name } of tables) {
      const rows = await world.superuser`select from ${world.superuser(name)} where tenant_id = ${gone}`
      expect([name, rows.length]).toEqual([name, 0])
    }
    const kept = await world.superuser`select from inbox where tenant_id = ${stays}`
    expect(kept).toHaveLength(5_001)
  })
})

test('a night is one worker’s', async () => {
  const begin = () =>
    world.database.atDoor((sql) => sql<{ is: boolean }[]>`select begin_night('2026-11-01') as is`)
  const begun = await Promise.all([begin(), begin(), begin()])
  expect(begun.flat().filter(({ is }) => is)).toHaveLength(1)
})
