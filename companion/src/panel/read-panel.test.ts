import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createPanelWorld, issueId, type PanelWorld } from '../../test/panel-world'
import { readPanel } from './read-panel'

let world: PanelWorld
beforeAll(async () => {
  world = await createPanelWorld()
})
beforeEach(() => world.startOver())
afterAll(() => world.stop())

const labels = async () =>
  (await world.read()).repositories.flatMap((one) => one.pullRequests.map(({ label }) => label))

describe('what the panel shows', () => {
  test('nothing, and that a git host is there, before anything is linked', async () => {
    expect(await world.read()).toEqual({
      issueKey: 'SHOP-7',
      hasGitHost: true,
      repositories: [],
      suggestions: [],
      linkSuggestions: [],
      followUps: { created: [], parked: [], leftOvers: [] },
      summaries: [],
      nextReadSeconds: 30,
    })
  })

  test('that no git host is connected yet', async () => {
    await world.superuser`delete from connection where host <> 'jira'`
    expect(await world.read()).toMatchObject({ hasGitHost: false })
  })

  test('a linked pull request with who, where and why', async () => {
    await world.link({
      reviews: [{ reviewer: { login: 'dana', name: 'Dana Ortiz', isBot: false }, verdict: 'approved' }],
    })
    expect((await world.read()).repositories).toEqual([
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
    await world.link({ number: 1, state: 'declined', ...on(9) })
    await world.link({ number: 2, state: 'merged', ...on(8) })
    await world.link({ number: 3, state: 'open', ...on(1) })
    await world.link({ number: 4, state: 'draft', ...on(7) })
    await world.link({ number: 5, state: 'open', ...on(2) })
    expect(await labels()).toEqual(['#5', '#3', '#4', '#2', '#1'])
  })
})

describe('what the panel never shows', () => {
  test('a pull request of a repository that is mapped nowhere, or to another project', async () => {
    await world.link({ number: 1 }, { repository: 'acme/secret', projectIds: [] })
    await world.link({ number: 2 }, { repository: 'acme/ops', projectIds: ['10001'] })
    await world.link({ number: 3 })
    expect(await labels()).toEqual(['#3'])
    expect(JSON.stringify(await world.read())).not.toMatch(/acme\/(secret|ops)/)
  })

  test('a pair that somebody refused', async () => {
    const refused = await world.link({ number: 1 })
    await world.superuser`update linked_issue set decision = 'rejected' where pull_request_id = ${refused}`
    expect(await labels()).toEqual([])
  })

  test('anything of another tenant', async () => {
    await world.link({ number: 1 })
    const other = await world.install()
    const panel = await world.database.withTenant(other.tenantId, (sql) => readPanel(sql, issueId, 30))
    expect(panel).toMatchObject({ issueKey: '', hasGitHost: false, repositories: [] })
  })
})
