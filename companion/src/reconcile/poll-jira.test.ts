import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import type { Access } from '../connections/access'
import { connections } from '../connections/connections'
import { createLocks, type Locks } from '../database/locks'
import { Failure } from '../failure'
import { type Issue, issues } from '../issues/issues'
import type { Jira } from '../jira/jira'
import { silentLog } from '../log'
import { createPollJira } from './poll-jira'

const connectionId = randomUUID()
const now = new Date('2026-11-25T12:00:00.000Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

let world: InstalledTenant
let locks: Locks
beforeAll(async () => {
  world = await createInstalledTenant()
  locks = createLocks({ url: world.url, connections: 2, waitMs: 1_000 })
  const jira = { host: 'jira', mode: 'pat', baseUrl: 'https://jira.acme.example', sealedToken: 'x' } as const
  await world.database.withTenant(world.tenantId, async (sql) => {
    await connections(sql).add({ ...jira, connectionId })
    await issues(sql).save(known)
  })
})
afterAll(async () => {
  await locks.close()
  await world.stop()
})
beforeEach(async () => {
  await world.superuser`delete from graphile_worker._private_jobs`
  await world.superuser`delete from poll`
  await world.superuser`
    update connection set ended_at = null, state = 'connected', token_expires_at = null
    where connection_id = ${connectionId}`
})

const known: Issue = {
  issueId: '10007',
  key: 'SHOP-7',
  projectId: '10000',
  summary: 'Checkout times out',
  status: 'To Do',
  statusCategory: 'new',
}

const queue = (everySeconds = 60) =>
  world.database.atDoor((sql) => sql`select queue_due_polls(${everySeconds}) as count`)

const names = async () => (await world.jobs()).map(({ name, payload }) => ({ name, ...payload }))

describe('which Jira is asked', () => {
  test('one that a token connects, once, however many workers look', async () => {
    await Promise.all(Array.from({ length: 10 }, () => queue()))
    await queue()
    expect(await names()).toEqual([{ name: 'poll-jira', tenantId: world.tenantId, connectionId }])
  })

  test('again when its time has come', async () => {
    await queue()
    await world.superuser`delete from graphile_worker._private_jobs`
    await world.superuser`update poll set due_at = now()`
    const claimed = await Promise.all(Array.from({ length: 4 }, () => queue()))
    expect(claimed.flat().map((row) => row['count'])).toHaveLength(4)
    expect(await names()).toHaveLength(1)
  })

  test.each([
    ['was disconnected', { ended_at: new Date() }],
    ['has refused its token', { state: 'revoked' }],
    ['has an ended token', { token_expires_at: new Date(0) }],
  ])('none that %s', async (_, change) => {
    await world.superuser`
      update connection set ${world.superuser(change)} where connection_id = ${connectionId}`
    await queue()
    expect(await names()).toEqual([])
  })
})

interface Asked {
  readonly answer?: (jql: string) => readonly Issue[]
  readonly seenUntil?: Date
}

const poll = async ({ answer = () => [], seenUntil = ago(1) }: Asked = {}) => {
  await world.superuser`
    insert into poll (tenant_id, connection_id, seen_until, due_at)
    values (${world.tenantId}, ${connectionId}, ${seenUntil}, now() + interval '1 hour')
    on conflict (tenant_id, connection_id) do update set seen_until = excluded.seen_until`
  const asked: string[] = []
  const jira = {
    searchIssues: async (jql: string) => {
      asked.push(jql)
      return answer(jql)
    },
  } as unknown as Jira
  const access = { jiraOf: async () => ({ connectionId, jira }) } as unknown as Access
  const { database, tenantId } = world
  const run = createPollJira({ database, locks, access, clock: () => now, log: silentLog })
  await run({ tenantId, connectionId })
  const [row] = await world.superuser`select seen_until as at, due_at <= now() as due from poll`
  return { asked, seenUntil: row?.['at'] as Date, isDue: row?.['due'] as boolean }
}

describe('what is found', () => {
  const other = { ...known, issueId: '10099', key: 'SHOP-99' }

  test.each<[string, readonly Issue[], readonly string[]]>([
    ['nothing', [], []],
    ['an issue as we know it', [known], []],
    ['an issue that nobody named', [other], []],
    ['another summary', [{ ...known, summary: 'Checkout gives up' }, other], ['10007']],
    ['another status', [{ ...known, status: 'Done', statusCategory: 'done' }], ['10007']],
    ['another key', [{ ...known, key: 'OPS-3', projectId: '10001' }], ['10007']],
  ])('%s', async (_, found, refreshed) => {
    const { seenUntil } = await poll({ answer: () => found })
    expect(seenUntil).toEqual(now)
    expect(await world.jobs()).toMatchObject(
      refreshed.map((issueId) => ({
        name: 'refresh-issue',
        key: `refresh ${world.tenantId} ${issueId} polled`,
        payload: { tenantId: world.tenantId, issueId },
      })),
    )
  })

  test('an issue that counted as deleted is read again', async () => {
    const { database, tenantId } = world
    await database.withTenant(tenantId, (sql) => issues(sql).markDeleted(known.issueId))
    await poll({ answer: () => [known] })
    expect(await names()).toHaveLength(1)
    await database.withTenant(tenantId, (sql) => issues(sql).save(known))
  })
})

describe('the time that is looked through', () => {
  test('overlaps with what was looked through before', async () => {
    expect((await poll({ seenUntil: ago(1) })).asked).toEqual(['updated >= "-4m" ORDER BY updated DESC'])
  })

  test('comes in slices after a silence, each beginning before the last one ended', async () => {
    const { asked, seenUntil } = await poll({ seenUntil: ago(150) })
    expect(asked).toEqual([
      'updated >= "-153m" AND updated <= "-87m" ORDER BY updated DESC',
      'updated >= "-93m" AND updated <= "-27m" ORDER BY updated DESC',
      'updated >= "-33m" ORDER BY updated DESC',
    ])
    expect(seenUntil).toEqual(now)
  })

  test('of a whole week goes on in the next job, at once', async () => {
    const { asked, seenUntil, isDue } = await poll({ seenUntil: ago(7 * 24 * 60) })
    expect([asked.length, seenUntil, isDue]).toEqual([24, ago(6 * 24 * 60), true])
  })
})

describe('a Jira that fails', () => {
  const unavailable = () => {
    throw new Failure('jira-unavailable', 'Jira answers 503.')
  }

  test('is asked for the same time again', async () => {
    const failed = await poll({ seenUntil: ago(1), answer: unavailable })
    expect([failed.seenUntil, await names()]).toEqual([ago(1), []])
  })

  test('in the middle loses nothing and repeats nothing', async () => {
    const { seenUntil } = await poll({
      seenUntil: ago(150),
      answer: (jql) => (jql.includes('-93m') ? unavailable() : [{ ...known, summary: 'Other' }]),
    })
    expect(seenUntil).toEqual(ago(90))
    expect(await names()).toHaveLength(1)
  })

  test('with what does not pass by itself fails the job, and keeps the time', async () => {
    const refuse = () => {
      throw new Failure('jira-refused', 'Jira answers 400 to /search.')
    }
    await expect(poll({ seenUntil: ago(1), answer: refuse })).rejects.toMatchObject({ code: 'jira-refused' })
    const [row] = await world.superuser`select seen_until as at from poll`
    expect(row?.['at']).toEqual(ago(1))
  })
})
