import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { createLocks, type Locks } from '../database/locks'
import { Failure, type FailureCode } from '../failure'
import type { CreateAnswer, NewIssue } from '../jira/creating'
import type { Jira } from '../jira/jira'
import { createIssueOnce } from './issue-once'

let tenant: InstalledTenant
let locks: Locks
let jira: ReturnType<typeof createJira>
let now: Date

beforeAll(async () => {
  tenant = await createInstalledTenant()
})

beforeEach(async () => {
  locks = createLocks({ url: tenant.url, connections: 4, waitMs: 5_000 })
  jira = createJira()
  now = new Date()
  await tenant.superuser`delete from effect`
})

afterAll(() => tenant.stop())

/** Keeps issues by their markers; the next answer can be lost, and searches can lag behind. */
const createJira = () => {
  const markers: string[] = []
  const next = { fails: undefined as FailureCode | undefined, isMade: true, isFound: true, refuses: false }
  const verbs: Pick<Jira, 'createIssue' | 'findCreatedIssue'> = {
    async createIssue({ marker }): Promise<CreateAnswer> {
      if (next.refuses) return { kind: 'refused', fields: ['customfield_1'] }
      if (next.isMade) markers.push(marker)
      const code = next.fails
      if (code) throw new Failure(code, 'Jira does not answer.')
      return { kind: 'created', issue: { issueId: String(markers.length), key: `SHOP-${markers.length}` } }
    },
    async findCreatedIssue(_, marker) {
      const at = next.isFound ? markers.indexOf(marker) : -1
      return at < 0 ? undefined : { issueId: String(at + 1), key: `SHOP-${at + 1}` }
    },
  }
  return { verbs: verbs as Jira, markers, next }
}

const issue: NewIssue = {
  ...{ projectId: '10000', issueTypeId: '1', summary: 'x', document: [], labels: [], assignee: undefined },
  ...{ filled: [], marker: 'follow-up 42' },
}

const create = () =>
  createIssueOnce({
    ...{ database: tenant.database, locks, jira: jira.verbs, tenantId: tenant.tenantId, clock: () => now },
  })(issue)

const later = (seconds: number) => {
  now = new Date(Date.now() + seconds * 1_000)
}

test('an issue is created once, also by ten at the same time', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, create))
  expect(all.filter(({ kind }) => kind === 'created')).toHaveLength(1)
  expect(await create()).toEqual({ kind: 'there', issueId: '1' })
  expect(jira.markers).toHaveLength(1)
})

test('one whose answer was lost is found again', async () => {
  jira.next.fails = 'jira-unavailable'
  await expect(create()).rejects.toMatchObject({ code: 'jira-unavailable' })
  jira.next.fails = undefined
  expect(await create()).toEqual({ kind: 'created', issueId: '1' })
  expect(await create()).toEqual({ kind: 'there', issueId: '1' })
  expect(jira.markers).toHaveLength(1)
})

test('while a search may not show it yet, nothing is created again', async () => {
  jira.next.fails = 'jira-unavailable'
  await expect(create()).rejects.toThrow()
  Object.assign(jira.next, { fails: undefined, isFound: false })
  later(30)
  await expect(create()).rejects.toMatchObject({ code: 'effect-busy', retryAfterSeconds: expect.any(Number) })
  jira.next.isFound = true
  expect(await create()).toEqual({ kind: 'created', issueId: '1' })
  expect(jira.markers).toHaveLength(1)
})

test('once a search must have shown it, it is created after all', async () => {
  Object.assign(jira.next, { fails: 'jira-unavailable', isMade: false })
  await expect(create()).rejects.toThrow()
  Object.assign(jira.next, { fails: undefined, isMade: true })
  later(91)
  expect(await create()).toEqual({ kind: 'created', issueId: '1' })
})

test.each(['jira-rate-limited', 'jira-token-refused', 'jira-refused'] as const)(
  'after %s nothing is waited for: Jira has made nothing',
  async (fails) => {
    Object.assign(jira.next, { fails, isMade: false })
    await expect(create()).rejects.toMatchObject({ code: fails })
    Object.assign(jira.next, { fails: undefined, isMade: true })
    expect(await create()).toEqual({ kind: 'created', issueId: '1' })
  },
)

test('what Jira refuses can be tried again at once', async () => {
  jira.next.refuses = true
  expect(await create()).toEqual({ kind: 'refused', fields: ['customfield_1'] })
  jira.next.refuses = false
  expect(await create()).toEqual({ kind: 'created', issueId: '1' })
})
