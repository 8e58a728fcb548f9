import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createPoolWorld, jiraName, storedIssue } from '../../test/pool-world'
import { openIssues } from './open-issues'
import type { StoredIssue } from './stored-issue'

let world: Awaited<ReturnType<typeof createPoolWorld>>
const mina = jiraName('5b10a2844c20165700ede21g', 'Mina Sato')
let tenant: Awaited<ReturnType<typeof world.addTenant>>

beforeAll(async () => {
  world = await createPoolWorld()
  tenant = await world.addTenant()
  await tenant.save([storedIssue(1, 'Refund is slow'), storedIssue(2, 'Parcel is lost')])
})
afterAll(() => world.stop())

describe('issues that a search tells', () => {
  const { updatedAt } = storedIssue(1, '')
  const later = new Date(updatedAt.getTime() + 1_000)
  const told = (number: number, more: object = {}) => ({ ...storedIssue(number, ''), updatedAt, ...more })
  const changed = (issue: ReturnType<typeof told>) =>
    tenant.inTenant((sql) => openIssues(sql, tenant.tenantId).changed([issue]))

  it.each([
    ['a candidate that changed since', told(1, { updatedAt: later }), true],
    ['a candidate that is as it was', told(1), false],
    ['a candidate that is done now', told(2, { updatedAt: later, statusCategory: 'done' }), true],
    ['a candidate that went elsewhere', told(2, { updatedAt: later, projectId: '99' }), true],
    ['a new one of a project that is read', told(3), true],
    ['a new one that is done', told(3, { statusCategory: 'done' }), false],
    ['one of a project that nobody reads', told(3, { projectId: '99' }), false],
  ])('are news: %s', async (_, issue, isNews) => {
    expect(await changed(issue)).toEqual(isNews ? [issue.issueId] : [])
  })
})

describe('the store of open issues', () => {
  it('knows which it has', async () => {
    const has = (issueId: string) => tenant.inTenant((sql) => openIssues(sql, tenant.tenantId).has(issueId))
    expect([await has('10001'), await has('10009')]).toEqual([true, false])
  })

  it('takes an issue that comes twice in one answer once', async () => {
    const one = await world.addTenant()
    await one.save([storedIssue(1, 'Refund is slow'), storedIssue(1, 'Refund is fast')])
    const { issueCount, countOf } = await (await one.pool()).statisticsOf(new Set(['refund', 'slow', 'fast']))
    expect({ issueCount, ...Object.fromEntries(countOf) }).toEqual({
      issueCount: 1,
      refund: 1,
      slow: 0,
      fast: 1,
    })
  })

  it('numbers the changes of an issue, and not its being read again', async () => {
    const one = await world.addTenant()
    const changeOf = async (issue: StoredIssue) => {
      await one.save([issue])
      const [row] = await one.inTenant(
        (sql) => sql<{ change: number }[]>`select change::float8 from open_issue`,
      )
      return row?.change ?? 0
    }
    const issue = storedIssue(1, 'Refund is slow', { components: ['Payments'], createdAt: undefined })
    const first = await changeOf(issue)
    expect(await changeOf(issue)).toBe(first)
    const second = await changeOf({ ...issue, summary: 'Refund is fast' })
    expect(second).toBeGreaterThan(first)
    expect(await changeOf({ ...issue, summary: 'Refund is fast', assignee: mina })).toBeGreaterThan(second)
  })

  it('remembers which issues left a project, and forgets it after two days', async () => {
    const one = await world.addTenant()
    await one.readProject('20')
    await one.save([1, 2, 3, 4].map((number) => storedIssue(number, 'Refund')))
    const gone = () =>
      one.inTenant(
        (sql) => sql`select project_id as project, issue_id as issue from gone_issue order by change`,
      )
    await one.remove('10001')
    await one.save([storedIssue(2, 'Refund', { projectId: '20', key: 'PAY-2' })])
    await one.inTenant((sql) => openIssues(sql, one.tenantId).forget('10', 1))
    expect(await gone()).toEqual([
      { project: '10', issue: '10001' },
      { project: '10', issue: '10002' },
      { project: '10', issue: expect.stringMatching(/1000[34]/) },
    ])
    await one.inTenant((sql) => sql`update gone_issue set gone_at = now() - interval '49 hours'`)
    await one.remove('10002')
    expect(await gone()).toEqual([{ project: '20', issue: '10002' }])
  })

  it('stores nothing of a project that is being forgotten', async () => {
    const one = await world.addTenant()
    await one.inTenant((sql) => sql`update issue_sync set state = 'leaving'`)
    await one.save([storedIssue(1, 'Refund is slow')])
    expect(await one.inTenant((sql) => sql`select from open_issue`)).toHaveLength(0)
  })
})
