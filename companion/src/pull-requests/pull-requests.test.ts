import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../test/a-pull-request'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { addGitHost } from '../connections/add-git-host'
import type { TenantSql } from '../database/database'
import type { PullRequest } from './pull-request'
import { pullRequests } from './pull-requests'
import { repositories } from './repositories'

let world: InstalledTenant
let connectionId: string
let repositoryId: string

const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => world.database.withTenant(world.tenantId, work)

beforeAll(async () => {
  world = await createInstalledTenant()
})
beforeEach(async () => {
  const github = { host: 'github', baseUrl: 'https://api.github.com', token: 't', repositories: [] } as const
  connectionId = (await addGitHost(world, { tenantId: world.tenantId, ...github })).connectionId
  const { repository } = aPullRequest()
  repositoryId = await inTenant((sql) => repositories(sql).choose(connectionId, repository))
})
afterAll(() => world.stop())

const save = (changes: Partial<PullRequest> = {}) =>
  inTenant((sql) => pullRequests(sql).save(repositoryId, aPullRequest(changes)))

const rowOf = async (pullRequestId: string) =>
  (await world.superuser`select * from pull_request where pull_request_id = ${pullRequestId}`)[0]

describe('a pull request', () => {
  test('is stored as its host told it', async () => {
    const dana = { login: 'dana', name: 'Dana Ortiz', isBot: false }
    const id = await save({
      title: 'A "title" with \'quotes\' and 😀',
      state: 'merged',
      reviews: [{ reviewer: dana, verdict: 'approved' }],
      mergedAt: new Date('2026-11-21T10:00:00Z'),
      mergedBy: 'Dana Ortiz',
      mergeSha: 'c'.repeat(40),
    })
    expect(await rowOf(id)).toMatchObject({
      number: '42',
      title: 'A "title" with \'quotes\' and 😀',
      state: 'merged',
      author: aPullRequest().author,
      reviews: [{ reviewer: dana, verdict: 'approved' }],
      merged_at: new Date('2026-11-21T10:00:00Z'),
      merged_by: 'Dana Ortiz',
      merge_sha: 'c'.repeat(40),
      is_revert: false,
    })
  })

  test('keeps its id for ever, and says what is true now', async () => {
    const id = await save({ mergedAt: new Date('2026-11-21T10:00:00Z'), mergedBy: 'Dana', state: 'merged' })
    expect(await save({ title: 'Another title' })).toBe(id)
    expect(await rowOf(id)).toMatchObject({
      title: 'Another title',
      state: 'open',
      merged_at: null,
      merged_by: null,
    })
  })

  test('of another number, or in another repository, is another one', async () => {
    const other = await inTenant((sql) =>
      repositories(sql).choose(connectionId, {
        hostRepositoryId: '7002',
        name: 'acme/docs',
        isPrivate: false,
      }),
    )
    const ids = [
      await save(),
      await save({ number: 43 }),
      await inTenant((sql) => pullRequests(sql).save(other, aPullRequest())),
    ]
    expect(new Set(ids).size).toBe(3)
  })

  test('that is saved by many at once is one row', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, (_, index) => save({ title: `Title ${index}` })))
    expect(new Set(ids).size).toBe(1)
  })

  test('is known to be a revert', async () => {
    expect(await rowOf(await save({ title: 'Revert "Retry payment calls"' }))).toMatchObject({
      is_revert: true,
    })
  })

  test("leaves neither its description nor its commits' messages in the database", async () => {
    const body = 'Something only the description says'
    const message = 'Something only a commit says'
    const id = await save({ body, commits: [{ sha: 'a'.repeat(40), message }] })
    expect(JSON.stringify(await rowOf(id))).not.toMatch(/Something only/)
  })
})

describe('the state we stored last', () => {
  const stateOf = (number: number) => inTenant((sql) => pullRequests(sql).findState(repositoryId, number))

  test('is what was saved last, and undefined for one that was never seen', async () => {
    expect(await stateOf(42)).toBeUndefined()
    await save()
    await save({ state: 'draft' })
    expect(await stateOf(42)).toBe('draft')
  })
})

describe('where a pull request lives', () => {
  test('is told by its id', async () => {
    const id = await save()
    expect(await inTenant((sql) => pullRequests(sql).locate(id))).toEqual({
      repositoryId,
      connectionId,
      host: 'github',
      hostRepositoryId: '7001',
      name: 'acme/storefront',
      isPrivate: true,
      number: 42,
      title: 'Retry payment calls with a deadline',
      url: 'https://github.com/acme/storefront/pull/42',
      state: 'open',
    })
  })

  test('is told to nobody else', async () => {
    const id = await save()
    const { tenantId } = await world.install()
    const locate = world.database.withTenant(tenantId, (sql) => pullRequests(sql).locate(id))
    expect(await locate).toBeUndefined()
  })
})
