import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../test/a-pull-request'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { connections } from '../connections/connections'
import type { TenantSql } from '../database/database'
import type { PullRequest } from './pull-request'
import { pullRequests } from './pull-requests'
import { repositories } from './repositories'
import { reverts } from './reverts'

describe('stored reverts', () => {
  let tenant: InstalledTenant
  let repositoryId = ''
  const connectionId = randomUUID()
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) =>
    tenant.database.withTenant(tenant.tenantId, work)

  beforeAll(async () => {
    tenant = await createInstalledTenant()
    const baseUrl = 'https://api.github.com'
    repositoryId = await inTenant(async (sql) => {
      await connections(sql).add({
        connectionId,
        host: 'github',
        mode: 'pat',
        baseUrl,
        sealedToken: undefined,
      })
      return repositories(sql).choose(connectionId, aPullRequest().repository)
    })
  })
  beforeEach(() => tenant.superuser`delete from pull_request`)
  afterAll(() => tenant.stop())

  const save = (number: number, changes: Partial<PullRequest> = {}) =>
    inTenant((sql) =>
      pullRequests(sql).save(
        repositoryId,
        aPullRequest({ number, state: 'merged', mergedAt: new Date(Date.UTC(2026, 10, number)), ...changes }),
      ),
    )
  const originalOf = (id: string) => inTenant((sql) => reverts(sql).originalOf(id))
  const revertOf = (number: number, original: number) =>
    save(number, { title: 'Undo', body: `Reverts acme/storefront#${original}` })
  const chain = async (id: string) => (await inTenant((sql) => reverts(sql).of(id))).map(({ label }) => label)

  test.each<[string, Partial<PullRequest>]>([
    ['its number', { body: 'Reverts acme/storefront#2' }],
    [
      'the commit of its merge',
      { title: 'Revert "it"', body: `This reverts commit ${'f'.repeat(12)}.`, branch: 'x' },
    ],
    ['its title', { title: 'Revert "Retry calls"' }],
    ['its title and the number of a squash', { title: 'Revert "Retry calls (#2)"' }],
    ['its title as a conventional commit', { title: 'revert: Retry calls' }],
    ['its title, where the number is of another repository', { body: 'Reverts acme/backend#2' }],
  ])('find what they take back by %s', async (_, words) => {
    const original = await save(2, { title: 'Retry calls', mergeSha: 'f'.repeat(40) })
    expect(await chain(original)).toEqual([])
    const revert = await save(3, { title: 'Revert "Retry calls"', ...words })
    expect(await originalOf(revert)).toBe(original)
    expect(await chain(original)).toEqual(['#3'])
    expect(await originalOf(original)).toBeUndefined()
  })

  test('find the newest one of a title that many have', async () => {
    await save(1, { title: 'Update rates' })
    const newest = await save(2, { title: 'Update rates' })
    expect(await originalOf(await save(3, { title: 'Revert "Update rates"' }))).toBe(newest)
  })

  test('find the newest one of a title that was merged before them', async () => {
    const before = await save(1, { title: 'Update rates' })
    const revert = await save(2, { title: 'Revert "Update rates"' })
    const after = await save(3, { title: 'Update rates' })
    expect(await originalOf(revert)).toBe(before)
    expect(await chain(before)).toEqual(['#2'])
    expect(await chain(after)).toEqual([])
  })

  test.each<[string, Partial<PullRequest>]>([
    ['is a part of another one', { title: 'Retry calls of payments' }],
    ['differs in its letters', { title: 'retry calls' }],
    ['has another number', { title: 'Retry calls (#7)' }],
    ['was declined', { title: 'Retry calls', state: 'declined', mergedAt: undefined }],
    ['is still open', { title: 'Retry calls', state: 'open', mergedAt: undefined }],
  ])('find nothing by a title that %s', async (_, changes) => {
    const other = await save(2, changes)
    expect(await originalOf(await save(3, { title: 'Revert "Retry calls"' }))).toBeUndefined()
    expect(await chain(other)).toEqual([])
  })

  test.each<[string, Partial<PullRequest>, number]>([
    ['nothing that is open', { state: 'open', mergedAt: undefined }, 2],
    ['nothing that was never seen', {}, 7],
    ['not themselves', {}, 3],
  ])('find %s', async (_, changes, number) => {
    await save(2, changes)
    expect(await originalOf(await revertOf(3, number))).toBeUndefined()
  })

  test('count only once they are merged', async () => {
    const original = await save(2)
    await save(3, { state: 'open', mergedAt: undefined, body: 'Reverts #2' })
    expect(await chain(original)).toEqual([])
  })

  test('of reverts bring the original back, however often', async () => {
    const original = await save(1)
    await revertOf(2, 1)
    await revertOf(3, 2)
    expect(await chain(original)).toEqual(['#2', '#3'])
    expect(await originalOf(await revertOf(4, 3))).toBe(original)
    expect(await chain(original)).toEqual(['#2', '#3', '#4'])
  })

  test('of the original again count from the newest', async () => {
    const original = await save(1)
    await revertOf(2, 1)
    await revertOf(3, 2)
    await revertOf(4, 1)
    expect(await chain(original)).toEqual(['#4'])
  })

  test('of another repository are not looked at', async () => {
    const cart = { hostRepositoryId: '7002', name: 'acme/cart', isPrivate: true }
    await inTenant(async (sql) => {
      const elsewhere = await repositories(sql).choose(connectionId, cart)
      const merged = { state: 'merged', mergedAt: new Date() } as const
      await pullRequests(sql).save(elsewhere, aPullRequest({ number: 2, title: 'Retry calls', ...merged }))
    })
    expect(await originalOf(await revertOf(3, 2))).toBeUndefined()
    expect(await originalOf(await save(4, { title: 'Revert "Retry calls"' }))).toBeUndefined()
  })

  test('that name each other in a circle end', async () => {
    const [first, second] = [await revertOf(1, 2), await revertOf(2, 1)]
    expect(await originalOf(first)).toBe(second)
    expect((await chain(first)).length).toBeLessThanOrEqual(10)
  })
})
