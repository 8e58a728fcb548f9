import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { connections } from '../connections/connections'
import type { TenantSql } from '../database/database'
import { effects } from '../effects/effects'
import { issues } from '../issues/issues'
import { linkedIssues } from '../pull-requests/linked-issues'
import type { PullRequest } from '../pull-requests/pull-request'
import { pullRequests } from '../pull-requests/pull-requests'
import { repositories } from '../pull-requests/repositories'
import { mergeSummaries } from './merge-summaries'
import { readPanel } from './read-panel'

const issueId = '10007'
const shop = '10000'
let tenant: InstalledTenant
let connectionId: string

beforeAll(async () => {
  tenant = await createInstalledTenant()
})

afterAll(() => tenant.stop())

const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) =>
  tenant.database.withTenant(tenant.tenantId, work)

beforeEach(async () => {
  await tenant.superuser`delete from connection where host <> 'jira'`
  connectionId = randomUUID()
  await inTenant(async (sql) => {
    const github = {
      host: 'github',
      mode: 'pat',
      baseUrl: 'https://api.github.com',
      sealedToken: undefined,
    } as const
    await connections(sql).add({ connectionId, ...github })
    const words = { summary: 'Checkout', status: 'To Do', statusCategory: 'new' }
    await issues(sql).save({ issueId, key: 'SHOP-7', projectId: shop, ...words })
  })
})

const person = { login: 'mina', name: 'Mina Sato', isBot: false }

const pullRequest = (changes: Partial<PullRequest>): PullRequest => ({
  repository: { hostRepositoryId: '1', name: 'acme/shop', isPrivate: false },
  number: 1,
  title: 'Retry payment calls',
  body: '',
  url: 'https://github.com/acme/shop/pull/1',
  state: 'open',
  branch: 'SHOP-7-retry',
  baseBranch: 'main',
  headSha: 'c0ffee',
  author: person,
  labels: [],
  reviews: [],
  commits: [],
  openedAt: new Date('2026-11-20T10:00:00Z'),
  updatedAt: new Date('2026-11-20T10:00:00Z'),
  mergedAt: undefined,
  mergedBy: undefined,
  mergeSha: undefined,
  fileCount: 3,
  ...changes,
})

interface Linked {
  readonly repository?: string
  readonly projectIds?: readonly string[]
}

/** Stores a pull request that is linked to the issue; its repository is mapped to the issue's project unless told. */
const link = (
  changes: Partial<PullRequest>,
  { repository = 'acme/shop', projectIds = [shop] }: Linked = {},
) =>
  inTenant(async (sql) => {
    const known = { hostRepositoryId: repository, name: repository, isPrivate: true }
    const repositoryId = await repositories(sql).choose(connectionId, known)
    for (const projectId of projectIds) await repositories(sql).map(repositoryId, projectId)
    const pullRequestId = await pullRequests(sql).save(repositoryId, pullRequest(changes))
    const why = { place: 'branch', writtenKey: 'SHOP-7', branch: 'SHOP-7-retry' } as const
    await linkedIssues(sql).replaceWritten(pullRequestId, false, [{ issueId, why }])
    return pullRequestId
  })

const read = () => inTenant((sql) => readPanel(sql, issueId, 30))
const labels = async () =>
  (await read()).repositories.flatMap((one) => one.pullRequests.map(({ label }) => label))

describe('what the panel shows', () => {
  test('nothing, and that a git host is there, before anything is linked', async () => {
    expect(await read()).toEqual({
      issueKey: 'SHOP-7',
      hasGitHost: true,
      repositories: [],
      summaries: [],
      nextReadSeconds: 30,
    })
  })

  test('that no git host is connected yet', async () => {
    await tenant.superuser`delete from connection where host <> 'jira'`
    expect(await read()).toMatchObject({ hasGitHost: false })
  })

  test('a linked pull request with who, where and why', async () => {
    await link({ reviews: [{ reviewer: { ...person, name: 'Dana Ortiz' }, verdict: 'approved' }] })
    expect((await read()).repositories).toEqual([
      expect.objectContaining({
        name: 'acme/shop',
        host: 'github',
        pullRequests: [
          expect.objectContaining({
            label: '#1',
            state: 'open',
            author: { name: 'Mina Sato', isBot: false },
            reviews: [{ name: 'Dana Ortiz', verdict: 'approved' }],
            updatedAt: '2026-11-20T10:00:00.000Z',
            why: { place: 'branch', writtenKey: 'SHOP-7', branch: 'SHOP-7-retry' },
          }),
        ],
      }),
    ])
  })

  test('open before draft, merged and declined, and the newest first in each', async () => {
    const on = (day: number) => ({ updatedAt: new Date(Date.UTC(2026, 10, day)) })
    await link({ number: 1, state: 'declined', ...on(9) })
    await link({ number: 2, state: 'merged', ...on(8) })
    await link({ number: 3, state: 'open', ...on(1) })
    await link({ number: 4, state: 'draft', ...on(7) })
    await link({ number: 5, state: 'open', ...on(2) })
    expect(await labels()).toEqual(['#5', '#3', '#4', '#2', '#1'])
  })
})

describe('what the panel never shows', () => {
  test('a pull request of a repository that is mapped nowhere, or to another project', async () => {
    await link({ number: 1 }, { repository: 'acme/secret', projectIds: [] })
    await link({ number: 2 }, { repository: 'acme/ops', projectIds: ['10001'] })
    await link({ number: 3 })
    expect(await labels()).toEqual(['#3'])
    expect(JSON.stringify(await read())).not.toMatch(/acme\/(secret|ops)/)
  })

  test('a pair that somebody refused', async () => {
    const refused = await link({ number: 1 })
    await tenant.superuser`update linked_issue set decision = 'rejected' where pull_request_id = ${refused}`
    expect(await labels()).toEqual([])
  })

  test('anything of another tenant', async () => {
    await link({ number: 1 })
    const other = await tenant.install()
    const panel = await tenant.database.withTenant(other.tenantId, (sql) => readPanel(sql, issueId, 30))
    expect(panel).toMatchObject({ issueKey: '', hasGitHost: false, repositories: [] })
  })
})

describe('what shipped', () => {
  const areas = [{ area: 'Checkout', text: 'adds retries.' }]
  const merged = {
    state: 'merged',
    mergedAt: new Date('2026-11-21T10:00:00Z'),
    mergedBy: 'Dana Ortiz',
  } as const

  test('is told of a merged pull request, and that it stands as a comment once it does', async () => {
    const pullRequestId = await link(merged)
    await inTenant((sql) => mergeSummaries(sql).save(pullRequestId, 'merge-summary 1', areas))
    const told = { label: '#1', areas, mergedBy: 'Dana Ortiz', baseBranch: 'main', fileCount: 3 }
    expect((await read()).summaries).toEqual([expect.objectContaining({ ...told, isPosted: false })])

    const effect = { state: 'done', remoteId: '1', digest: '' } as const
    await inTenant((sql) => effects(sql).save(`comment ${issueId} merge-summary 1`, effect))
    expect((await read()).summaries).toEqual([expect.objectContaining({ ...told, isPosted: true })])
  })

  test('is not told of one that is open again', async () => {
    const pullRequestId = await link({ state: 'open' })
    await inTenant((sql) => mergeSummaries(sql).save(pullRequestId, 'merge-summary 1', areas))
    expect((await read()).summaries).toEqual([])
  })
})
