import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createPoolWorld } from '../../test/pool-world'
import type { TenantSql } from '../database/database'
import { issueSyncs } from './issue-syncs'

let world: Awaited<ReturnType<typeof createPoolWorld>>
beforeAll(async () => {
  world = await createPoolWorld()
})
afterAll(() => world.stop())

const shop = { project_id: '10', key: 'SHOP', former_keys: ['STORE'], name: 'Shop' }
const docs = { project_id: '11', key: 'DOCS', former_keys: ['TEXT'], name: 'Docs' }
const knowProjects = (sql: TenantSql) => sql`insert into project ${sql([shop, docs])}`

it.each([
  ['of a project that is read', 'SHOP-7', true],
  ['by a key that the project had', 'STORE-7', true],
  ['of a project that nobody knows yet', 'NEW-7', true],
  ['of a project that is not read', 'DOCS-7', false],
  ['by a key that such a project had', 'TEXT-7', false],
])('an issue %s: %s is wanted: %s', async (_, key, areWanted) => {
  const { inTenant } = await world.addTenant('10')
  expect(
    await inTenant(async (sql) => {
      await knowProjects(sql)
      return issueSyncs(sql).areWanted(key)
    }),
  ).toBe(areWanted)
})

it('no issue is wanted where nothing is read', async () => {
  const { inTenant } = await world.addTenant('10')
  await inTenant((sql) => sql`update issue_sync set state = 'leaving'`)
  expect(await inTenant((sql) => issueSyncs(sql).areWanted('NEW-7'))).toBe(false)
})
