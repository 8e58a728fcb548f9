import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type ActionWorld, createActionWorld } from '../../test/action-world'
import { addJobs } from '../jobs/add-jobs'
import { traces } from '../traces/traces'
import { replayDelivery } from './replay-delivery'
import { replayGivenUp } from './replay-given-up'

let world: ActionWorld
beforeAll(async () => {
  world = await createActionWorld()
})
beforeEach(() => world.superuser`delete from graphile_worker._private_jobs`)
afterAll(() => world.stop())

const actor = { face: 'dashboard', name: 'Dana Ortiz' } as const
const replay = (inboxId: string, tenantId = world.tenantId) =>
  replayDelivery(world.tools, { tenantId, actor, request: { inboxId } })

const addJob = (inboxId: string, tenantId = world.tenantId) =>
  world.database.atDoor((sql) =>
    addJobs(sql, [
      {
        name: 'refresh-issue',
        key: `refresh ${inboxId}`,
        queue: undefined,
        payload: { tenantId, inboxId, issueId: '10007' },
      },
    ]),
  )
const setJob = (inboxId: string, row: Readonly<Record<string, number | Date>>) =>
  world.superuser`
    update graphile_worker._private_jobs set ${world.superuser(row)} where payload->>'inboxId' = ${inboxId}`
const kill = (inboxId: string) => setJob(inboxId, { attempts: 25 })

const outcomeOf = async (inboxId: string) => {
  const [row] = await world.superuser`select outcome, reason from inbox where inbox_id = ${inboxId}`
  return row
}

describe('the replay of a delivery', () => {
  test('lets its dead jobs begin anew, and no others', async () => {
    const [dead, other] = [await world.keepDelivery(), await world.keepDelivery()]
    for (const inboxId of [dead, other]) {
      await addJob(inboxId)
      await kill(inboxId)
    }
    const step = {
      step: 'rule',
      subject: 'post-merge-summary',
      outcome: 'gave up',
      detail: 'Jira answers 400.',
    } as const
    await world.database.withTenant(world.tenantId, (sql) => traces(sql).add(dead, step))
    await replay(dead)
    const jobs = await world.jobs()
    expect(jobs.map(({ payload, attempts }) => [payload['inboxId'], attempts])).toEqual([
      [dead, 0],
      [other, 25],
    ])
    const reason = 'Dana Ortiz asked for it again.'
    expect(await outcomeOf(dead)).toEqual({ outcome: 'waiting', reason })
    expect(await world.database.withTenant(world.tenantId, (sql) => traces(sql).of(dead))).toMatchObject([
      { outcome: 'waiting', detail: reason },
    ])
    expect(await world.lastAudit()).toMatchObject({ action: 'replay-delivery', actor: 'Dana Ortiz' })
  })

  test('lets what waits go on at once', async () => {
    const inboxId = await world.keepDelivery()
    await addJob(inboxId)
    await setJob(inboxId, { run_at: new Date(Date.now() + 3_600_000) })
    await replay(inboxId)
    const [job] = await world.jobs()
    expect((job?.runAt.getTime() ?? 0) - Date.now()).toBeLessThan(1_000)
  })

  test('lets one that is over happen again from the start', async () => {
    const inboxId = await world.keepDelivery()
    await replay(inboxId)
    const { tenantId } = world
    expect(await world.jobs()).toMatchObject([{ name: 'handle-delivery', payload: { tenantId, inboxId } }])
  })

  test.each([
    ['as Forge sends it', { eventType: 'avi:jira:updated:issue', issue: { id: '10007', key: 'SHOP-7' } }],
    ['nested', { payload: { eventType: 'avi:jira:updated:issue', issue: { id: 10007, key: 'SHOP-7' } } }],
    ['as a Jira of its own sends it', { webhookEvent: 'jira:issue_updated', issue: { id: '10007' } }],
  ])('reads the issue again that Jira told of, %s', async (_, event) => {
    const inboxId = await world.keepDelivery(JSON.stringify(event), world.connectionId)
    await replay(inboxId)
    const { tenantId } = world
    expect(await world.jobs()).toMatchObject([
      { name: 'refresh-issue', payload: { tenantId, inboxId, issueId: '10007' } },
    ])
  })

  test('is refused where nothing is kept of it, and changes nothing', async () => {
    const inboxId = await world.keepDelivery()
    await world.superuser`update inbox set body = null, outcome = 'done' where inbox_id = ${inboxId}`
    const count = await world.countAudit()
    for (const gone of [inboxId, '999999', 'no number', '1; drop table inbox'])
      await expect(replay(gone)).rejects.toMatchObject({ code: 'not-there' })
    expect([await world.countAudit(), await world.jobs()]).toEqual([count, []])
    expect(await outcomeOf(inboxId)).toMatchObject({ outcome: 'done' })
  })

  test('is nothing for another tenant', async () => {
    const inboxId = await world.keepDelivery()
    await addJob(inboxId)
    await kill(inboxId)
    const other = await world.install()
    await expect(replay(inboxId, other.tenantId)).rejects.toMatchObject({ code: 'not-there' })
    expect(await world.jobs()).toMatchObject([{ attempts: 25 }])
  })
})

describe('the replay of all that gave up', () => {
  test('lets every dead job of this tenant begin anew, and of no other', async () => {
    const other = await world.install()
    const [dead, alive] = [await world.keepDelivery(), await world.keepDelivery()]
    for (const inboxId of [dead, alive]) await addJob(inboxId)
    await addJob('777', other.tenantId)
    await kill(dead)
    await kill('777')
    const asked = { tenantId: world.tenantId, actor, request: {} }
    expect(await replayGivenUp(world.tools, asked)).toEqual({ replayed: 1 })
    expect((await world.jobs()).map(({ attempts }) => attempts).sort()).toEqual([0, 0, 25])
    expect(await outcomeOf(dead)).toMatchObject({ outcome: 'waiting' })
    expect(await world.lastAudit()).toMatchObject({ action: 'replay-given-up', after: { replayed: 1 } })
    expect(await replayGivenUp(world.tools, asked)).toEqual({ replayed: 0 })
  })
})
