import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../test/a-pull-request'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { addGitHost } from '../connections/add-git-host'
import type { TenantSql } from '../database/database'
import { issues } from '../issues/issues'
import { linkedIssues } from './linked-issues'
import { pullRequests } from './pull-requests'
import { repositories } from './repositories'

const [shop, plans] = ['10000', '20000']
const [seven, eight, secret] = ['10007', '10008', '20001']

let world: InstalledTenant
let pullRequestId: string

const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => world.database.withTenant(world.tenantId, work)

beforeAll(async () => {
  world = await createInstalledTenant()
  await inTenant(async (sql) => {
    const words = { summary: '', status: 'To Do', statusCategory: 'new' }
    await issues(sql).save({ issueId: seven, key: 'SHOP-7', projectId: shop, ...words })
    await issues(sql).save({ issueId: eight, key: 'SHOP-8', projectId: shop, ...words })
    await issues(sql).save({ issueId: secret, key: 'PLAN-1', projectId: plans, ...words })
  })
})

/** A pull request of a repository that may reach the shop's project alone. */
beforeEach(async () => {
  const github = { host: 'github', baseUrl: 'https://api.github.com', token: 't', repositories: [] } as const
  const { connectionId } = await addGitHost(world, { tenantId: world.tenantId, ...github })
  pullRequestId = await inTenant(async (sql) => {
    const repositoryId = await repositories(sql).choose(connectionId, aPullRequest().repository)
    await repositories(sql).map(repositoryId, shop)
    return pullRequests(sql).save(repositoryId, aPullRequest())
  })
})

afterAll(() => world.stop())

const write = (...issueIds: readonly string[]) => writeAs(false, ...issueIds)

const writeAs = (isRevert: boolean, ...issueIds: readonly string[]) =>
  inTenant((sql) =>
    linkedIssues(sql).replaceWritten(
      pullRequestId,
      isRevert,
      issueIds.map((issueId) => ({ issueId, why: { place: 'title', writtenKey: `key of ${issueId}` } })),
    ),
  )

const linked = () => inTenant((sql) => linkedIssues(sql).of(pullRequestId))

const rows = () => world.superuser`
  select issue_id as "issueId", origin, decision, is_revert as "isRevert", why from linked_issue
  where pull_request_id = ${pullRequestId} order by issue_id`

const setRow = (issueId: string, row: { readonly origin?: string; readonly decision?: string }) =>
  world.superuser`
    update linked_issue set ${world.superuser(row)}
    where pull_request_id = ${pullRequestId} and issue_id = ${issueId}`

describe('written links', () => {
  test('become exactly what is written, and say what changed', async () => {
    expect(await write(seven, eight)).toEqual({ linked: [seven, eight], unlinked: [] })
    expect(await write(eight)).toEqual({ linked: [], unlinked: [seven] })
    expect(await linked()).toEqual([eight])
    expect(await write()).toEqual({ linked: [], unlinked: [eight] })
    expect(await linked()).toEqual([])
  })

  test('change nothing when the same is written again', async () => {
    await write(seven)
    const before = await rows()
    expect(await write(seven)).toEqual({ linked: [], unlinked: [] })
    expect(await rows()).toEqual(before)
  })

  test('say today where the key stands, and whether the pull request takes another one back', async () => {
    await write(seven)
    await inTenant((sql) =>
      linkedIssues(sql).replaceWritten(pullRequestId, true, [
        { issueId: seven, why: { place: 'branch', writtenKey: 'shop-7', branch: 'shop-7-total' } },
      ]),
    )
    expect(await rows()).toEqual([
      {
        issueId: seven,
        origin: 'written',
        decision: 'none',
        isRevert: true,
        why: { place: 'branch', writtenKey: 'shop-7', branch: 'shop-7-total' },
      },
    ])
  })

  test('of one pull request do not touch those of another', async () => {
    await write(seven)
    const first = pullRequestId
    pullRequestId = await inTenant(async (sql) => {
      const located = await pullRequests(sql).locate(first)
      return pullRequests(sql).save(located?.repositoryId ?? '', aPullRequest({ number: 43 }))
    })
    await write(eight)
    expect(await inTenant((sql) => linkedIssues(sql).of(first))).toEqual([seven])
  })
})

describe('what a person decided', () => {
  test('to refuse stays refused, however often the key is written', async () => {
    await write(seven)
    await setRow(seven, { decision: 'rejected' })
    expect(await write(seven, eight)).toEqual({ linked: [eight], unlinked: [] })
    expect(await linked()).toEqual([eight])
    expect(await write()).toEqual({ linked: [], unlinked: [eight] })
    await write(seven)
    expect(await linked()).toEqual([])
  })

  test('to confirm stays linked when the key is gone', async () => {
    await write(seven)
    await setRow(seven, { decision: 'confirmed' })
    expect(await write()).toEqual({ linked: [], unlinked: [] })
    expect(await linked()).toEqual([seven])
  })

  test('to link by hand is neither taken away nor explained away by what is written', async () => {
    await write(seven)
    await setRow(seven, { origin: 'manual' })
    const [before] = await rows()
    expect(await writeAs(true, seven)).toEqual({ linked: [], unlinked: [] })
    expect(await rows()).toEqual([before])
    expect(await write()).toEqual({ linked: [], unlinked: [] })
    expect(await linked()).toEqual([seven])
  })
})

describe('the issues of a pull request', () => {
  test('leave out those of projects that its repository may not reach', async () => {
    await write(seven, secret)
    expect(await linked()).toEqual([seven])
  })

  test('leave out deleted ones, until Jira tells them again', async () => {
    await write(seven)
    await inTenant((sql) => issues(sql).markDeleted(seven))
    expect(await linked()).toEqual([])
    const words = { summary: '', status: 'To Do', statusCategory: 'new' }
    await inTenant((sql) => issues(sql).save({ issueId: seven, key: 'SHOP-7', projectId: shop, ...words }))
    expect(await linked()).toEqual([seven])
  })

  test('are told to nobody else', async () => {
    await write(seven)
    const { tenantId } = await world.install()
    const told = world.database.withTenant(tenantId, (sql) => linkedIssues(sql).of(pullRequestId))
    expect(await told).toEqual([])
  })
})
