import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createFakeJira, type FakeJira } from '../../../sandbox/src/jira/fake-jira'
import { mina } from '../../../sandbox/src/jira/people'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { createLocks, type Locks } from '../database/locks'
import { issueMoves } from '../issues/issue-moves'
import { issues } from '../issues/issues'
import { jiraOverRest } from '../jira/jira-over-rest'
import { createMoveOnce, type Plan } from './move-once'

let tenant: InstalledTenant
let locks: Locks
let site: FakeJira
let now = new Date('2026-11-22T10:00:00Z')

beforeAll(async () => {
  tenant = await createInstalledTenant()
  locks = createLocks({ url: tenant.url, connections: 4, waitMs: 5_000 })
})

beforeEach(async () => {
  now = new Date('2026-11-22T10:05:00Z')
  site = createFakeJira({ cloudId: 'c', siteUrl: 'http://jira.test', clock: () => now })
  await tenant.superuser`delete from issue`
  const issue = { issueId: '10007', key: 'SHOP-7', projectId: '10000', summary: '', status: 'In Progress' }
  await tenant.database.withTenant(tenant.tenantId, (sql) =>
    issues(sql).save({ ...issue, statusCategory: 'indeterminate' }),
  )
})

afterAll(async () => {
  await locks.close()
  await tenant.stop()
})

const happenedAt = new Date('2026-11-22T10:00:00Z')

/** Moves to Done unless it is there, or somebody else was there after that. */
const plan = (at = happenedAt): Plan => ({
  becauseOf: { what: 'merged', happenedAt: at },
  staysBecause: ({ issue }, change) => {
    if (issue.statusCategory === 'done') return 'it is done already'
    return change && !change.becauseOf && change.at > at ? 'somebody has moved it since' : undefined
  },
  steps: [
    (_, transitions) => {
      const transition = transitions.find(({ to }) => to.name === 'Done')
      return transition ? { kind: 'go', transition, filled: [] } : { kind: 'parked', why: 'no way' }
    },
  ],
})

const jira = () => {
  const auth = {
    baseUrl: 'http://jira.test/ex/jira/c',
    authorize: async () => ({ authorization: `Bearer ${token}` }),
  }
  const token = site.issueSystemToken()
  return jiraOverRest(auth, async (url, request) => site.app.request(url, request))
}
const move = (at?: Date) =>
  createMoveOnce({ ...tenant, locks, jira: jira(), tenantId: tenant.tenantId })('10007', plan(at))
const row = () => tenant.database.withTenant(tenant.tenantId, (sql) => issueMoves(sql).find('10007'))
const moves = () => site.histories('10007').map(({ items }) => items[0]?.toString)

describe('a move', () => {
  test('happens once, and is written down', async () => {
    expect(await move()).toEqual({ kind: 'moved', to: 'Done' })
    expect(await row()).toEqual({ state: 'moved', happenedAt, reason: 'Done' })
    expect(await move()).toEqual({ kind: 'moved', to: 'Done' })
    expect(moves()).toEqual(['Done'])
  })

  test('is known to the issue at once, since Jira tells us nothing of our own doing', async () => {
    await move()
    const [stored] = await tenant.superuser`select status, status_category as category from issue`
    expect(stored).toEqual({ status: 'Done', category: 'done' })
  })

  test('because of something earlier asks nobody', async () => {
    await move()
    const calls = site.requests.length
    expect(await move(new Date('2026-11-22T09:00:00Z'))).toMatchObject({ kind: 'stays' })
    expect(site.requests.length).toBe(calls)
  })

  test('whose answer was lost is found again, and told as done', async () => {
    site.faults.set({ kind: 'answer-lost' })
    await expect(move()).rejects.toMatchObject({ code: 'jira-unavailable' })
    expect(await row()).toMatchObject({ state: 'moving' })
    expect(await move()).toEqual({ kind: 'moved', to: 'Done' })
    expect(moves()).toEqual(['Done'])
  })

  test('is found again by what Jira keeps, when an older copy of the database was restored', async () => {
    await move()
    await tenant.superuser`delete from issue_move`
    expect(await move()).toEqual({ kind: 'moved', to: 'Done' })
    expect(moves()).toEqual(['Done'])
  })

  test('is not made again after a person has taken it back, whatever the database knows', async () => {
    await move()
    now = new Date('2026-11-22T10:06:00Z')
    site.setStatus('SHOP-7', 'In Review', mina.accountId)
    expect(await move()).toMatchObject({ kind: 'stays' })
    await tenant.superuser`delete from issue_move`
    expect(await move()).toEqual({ kind: 'stays', why: 'somebody has moved it since' })
    expect(await row()).toMatchObject({ state: 'left', reason: 'somebody has moved it since' })
    expect(moves()).toEqual(['Done', 'In Review'])
  })

  test('is made again for what happens later', async () => {
    await move()
    now = new Date('2026-11-22T10:06:00Z')
    site.setStatus('SHOP-7', 'In Review', mina.accountId)
    expect(await move(new Date('2026-11-22T10:07:00Z'))).toEqual({ kind: 'moved', to: 'Done' })
  })

  test('of an issue that is gone is nobody’s loss', async () => {
    site.deleteIssue('SHOP-7')
    expect(await move()).toEqual({ kind: 'stays', why: 'Jira does not show it any more' })
  })
})

describe('a conflict', () => {
  test('is decided again from what Jira says then', async () => {
    site.faults.set({ kind: 'conflict' })
    expect(await move()).toEqual({ kind: 'moved', to: 'Done' })
    expect(moves()).toEqual(['Done'])
  })

  test('with a person goes to the person', async () => {
    let isFirst = true
    site.override((request) => {
      if (request.method !== 'POST' || !isFirst) return undefined
      isFirst = false
      site.setStatus('SHOP-7', 'To Do', mina.accountId)
      return Response.json({ errorMessages: [] }, { status: 409 })
    })
    expect(await move()).toEqual({ kind: 'stays', why: 'somebody has moved it since' })
    expect(moves()).toEqual(['To Do'])
  })

  test('that does not end waits', async () => {
    site.faults.set({ kind: 'conflict', times: 99 })
    await expect(move()).rejects.toMatchObject({ code: 'jira-conflict', retryAfterSeconds: 30 })
    expect(await row()).toMatchObject({ state: 'moving' })
  })
})

describe('what Jira refuses', () => {
  test('is parked, with the fields it is about', async () => {
    site.changeWorkflow('SHOP', {
      screens: { Done: [{ id: 'customfield_10010', name: 'Team', kind: 'text', isRequired: true }] },
    })
    const why = 'Jira refuses to move it to Done because of “Team”'
    expect(await move()).toEqual({ kind: 'parked', why })
    expect(await row()).toEqual({ state: 'parked', happenedAt, reason: why })
  })

  test('is tried again when it is asked for again', async () => {
    site.changeWorkflow('SHOP', { closed: [{ to: 'Done' }] })
    expect(await move()).toEqual({ kind: 'parked', why: 'no way' })
    site.changeWorkflow('SHOP', {})
    expect(await move()).toEqual({ kind: 'moved', to: 'Done' })
  })
})

describe('many at once', () => {
  test('twenty jobs for one issue move it once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => move()))
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['moved']))
    expect(moves()).toEqual(['Done'])
  })
})
