import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { addGitHost } from '../connections/add-git-host'
import type { TenantSql } from '../database/database'
import type { Repository } from './pull-request'
import { repositories } from './repositories'

const storefront: Repository = { hostRepositoryId: '7001', name: 'acme/storefront', isPrivate: true }

let world: InstalledTenant
let connectionId: string

const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => world.database.withTenant(world.tenantId, work)

const connect = async (tenantId: string) => {
  const github = { host: 'github', baseUrl: 'https://api.github.com', token: 't', repositories: [] } as const
  return (await addGitHost(world, { tenantId, ...github })).connectionId
}

beforeAll(async () => {
  world = await createInstalledTenant()
})
beforeEach(async () => {
  connectionId = await connect(world.tenantId)
})
afterAll(() => world.stop())

const choose = (repository = storefront) =>
  inTenant((sql) => repositories(sql).choose(connectionId, repository))
const find = (repository = storefront) => inTenant((sql) => repositories(sql).find(connectionId, repository))

describe('a repository', () => {
  test('is not found before somebody chose it', async () => {
    expect(await find()).toBeUndefined()
  })

  test('is found with the projects it may reach, and with none at first', async () => {
    const repositoryId = await choose()
    expect(await find()).toEqual({ ...storefront, repositoryId, connectionId, projectIds: [] })
    await inTenant(async (sql) => {
      await repositories(sql).map(repositoryId, '10000')
      await repositories(sql).map(repositoryId, '10001')
      await repositories(sql).map(repositoryId, '10000')
    })
    expect([...((await find())?.projectIds ?? [])].sort()).toEqual(['10000', '10001'])
  })

  test('keeps its id and its projects when it is chosen again under a new name', async () => {
    const repositoryId = await choose()
    await inTenant((sql) => repositories(sql).map(repositoryId, '10000'))
    expect(await choose({ ...storefront, name: 'acme/shop' })).toBe(repositoryId)
    expect((await find({ ...storefront, name: 'acme/shop' }))?.projectIds).toEqual(['10000'])
  })

  test('takes a new name and visibility from what is seen of it', async () => {
    const repositoryId = await choose()
    const renamed = { ...storefront, name: 'acme/shop', isPrivate: false }
    expect(await find(renamed)).toMatchObject({ ...renamed, repositoryId })
    const [row] = await world.superuser`
      select name, is_private from repository where repository_id = ${repositoryId}`
    expect(row).toEqual({ name: 'acme/shop', is_private: false })
  })

  test("is another one when only its name is the same: the host's number counts", async () => {
    await choose()
    expect(await find({ ...storefront, hostRepositoryId: '7002' })).toBeUndefined()
  })

  test('of another connection is another one', async () => {
    const repositoryId = await choose()
    const other = await connect(world.tenantId)
    expect(await inTenant((sql) => repositories(sql).find(other, storefront))).toBeUndefined()
    expect(await inTenant((sql) => repositories(sql).choose(other, storefront))).not.toBe(repositoryId)
  })

  test('of another tenant is not seen, nor can its connection be chosen on', async () => {
    await choose()
    const { tenantId } = await world.install()
    const find = world.database.withTenant(tenantId, (sql) =>
      repositories(sql).find(connectionId, storefront),
    )
    expect(await find).toBeUndefined()
    const choice = world.database.withTenant(tenantId, (sql) =>
      repositories(sql).choose(connectionId, storefront),
    )
    await expect(choice).rejects.toThrow(/foreign key/)
  })
})
