import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { jobsRole } from '../database/migrate'
import { addJobs } from './add-jobs'
import { listDeadJobs, replayDeadJobs } from './dead-jobs'

let world: InstalledTenant
/** With the rights of a worker. */
let pool: pg.Pool

beforeAll(async () => {
  world = await createInstalledTenant()
  pool = new pg.Pool({ connectionString: world.url, max: 1, options: jobsRole })
})

beforeEach(async () => {
  await world.superuser`delete from graphile_worker._private_jobs`
  await world.database.atDoor((sql) =>
    addJobs(
      sql,
      ['1', '2', '3'].map((inboxId) => ({
        name: 'refresh-issue',
        key: `refresh ${inboxId}`,
        queue: undefined,
        payload: { tenantId: world.tenantId, inboxId, issueId: '10007' },
      })),
    ),
  )
})

afterAll(async () => {
  await pool.end()
  await world.stop()
})

const setJob = (inboxId: string, row: Readonly<Record<string, string | number | Date | null>>) =>
  world.superuser`
    update graphile_worker._private_jobs set ${world.superuser(row)} where payload->>'inboxId' = ${inboxId}`

const kill = (inboxId: string) => setJob(inboxId, { attempts: 25, last_error: 'It broke.' })
const deadOnes = async () => (await listDeadJobs(pool)).map(({ inboxId }) => inboxId)

describe('dead jobs', () => {
  test('are those that used up their attempts, with what they were about and why', async () => {
    expect(await deadOnes()).toEqual([])
    await kill('2')
    const [job] = (await world.jobs()).filter(({ payload }) => payload['inboxId'] === '2')
    expect(await listDeadJobs(pool)).toEqual([
      { id: job?.id, name: 'refresh-issue', tenantId: world.tenantId, inboxId: '2', reason: 'It broke.' },
    ])
  })

  test('are not those that run at this moment, nor those that a newer one replaced', async () => {
    await kill('1')
    await setJob('1', { locked_at: new Date(), locked_by: 'a worker' })
    await kill('2')
    await setJob('2', { key: null })
    expect(await deadOnes()).toEqual([])
  })

  test('begin anew when they are replayed, without their past', async () => {
    await kill('1')
    await world.superuser`
      update graphile_worker._private_jobs
      set payload = (payload::jsonb || '{"failures":3,"waitingSince":"2026-11-20T10:00:00Z"}')::json
      where payload->>'inboxId' = '1'`
    const ids = (await listDeadJobs(pool)).map(({ id }) => id)
    expect(await replayDeadJobs(pool, ids)).toBe(1)
    const [job] = (await world.jobs()).filter(({ payload }) => payload['inboxId'] === '1')
    expect(job).toMatchObject({
      attempts: 0,
      maxAttempts: 25,
      lastError: null,
      payload: { tenantId: world.tenantId, inboxId: '1', issueId: '10007' },
    })
    expect(job?.payload).not.toHaveProperty('failures')
    expect(job?.payload).not.toHaveProperty('waitingSince')
    expect(await deadOnes()).toEqual([])
  })

  test('are replayed one by one: others stay dead, and living jobs are left alone', async () => {
    await kill('1')
    await kill('2')
    const [first] = await listDeadJobs(pool)
    const alive = (await world.jobs()).find(({ payload }) => payload['inboxId'] === '3')
    expect(await replayDeadJobs(pool, [first?.id ?? '', alive?.id ?? '', '999999'])).toBe(1)
    expect(await deadOnes()).toEqual(['2'])
    expect(await replayDeadJobs(pool, [])).toBe(0)
  })

  test('are dead no longer when the same work is added again', async () => {
    await kill('1')
    await world.database.atDoor((sql) =>
      addJobs(sql, [
        {
          name: 'refresh-issue',
          key: 'refresh 1',
          queue: undefined,
          payload: { tenantId: world.tenantId, inboxId: '1', issueId: '10007' },
        },
      ]),
    )
    expect(await deadOnes()).toEqual([])
    const alive = (await world.jobs()).filter(({ attempts }) => attempts === 0)
    expect(alive.map(({ payload }) => payload['inboxId']).sort()).toEqual(['1', '2', '3'])
  })
})
