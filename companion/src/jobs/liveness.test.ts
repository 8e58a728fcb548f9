import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { jobsRole } from '../database/migrate'
import { silentLog } from '../log'
import { addJobs } from './add-jobs'
import { createLiveness, sweepDeadPools } from './liveness'
import { startWorker } from './worker'

let world: InstalledTenant
/** With the rights of a worker. */
let pool: pg.Pool

beforeAll(async () => {
  world = await createInstalledTenant()
  pool = new pg.Pool({ connectionString: world.url, max: 2, options: jobsRole })
})

afterAll(async () => {
  await pool.end()
  await world.stop()
})

const eventually = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await sleep(25)
}

/** Two jobs of one queue: the first one is taken by a worker pool, in its third attempt. */
beforeEach(async () => {
  await world.superuser`delete from graphile_worker._private_jobs`
  await world.superuser`update graphile_worker._private_job_queues set locked_at = null, locked_by = null`
  await world.database.atDoor((sql) =>
    addJobs(
      sql,
      ['1', '2'].map((inboxId) => ({
        name: 'refresh-issue',
        key: `refresh ${inboxId}`,
        queue: 'pr-1',
        payload: { tenantId: world.tenantId, inboxId, issueId: '10007' },
      })),
    ),
  )
})

const takeFirst = async (poolId: string, attempts = 3) => {
  await world.superuser`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = ${poolId}, attempts = ${attempts}
    where payload->>'inboxId' = '1'`
  await world.superuser`
    update graphile_worker._private_job_queues set locked_at = now(), locked_by = ${poolId}`
}

const locks = () => world.superuser`
  select locked_by as by from graphile_worker._private_jobs where locked_by is not null
  union all select locked_by from graphile_worker._private_job_queues where locked_by is not null`

describe('a sweep', () => {
  test('leaves the jobs of a living pool alone, and hands on those of a dead one', async () => {
    const liveness = createLiveness(world.url, () => {})
    await liveness.hold('pool-a')
    await takeFirst('pool-a')
    expect(await sweepDeadPools(pool)).toBe(0)
    expect(await locks()).toHaveLength(2)

    await liveness.close()
    await eventually(async () => (await sweepDeadPools(pool)) === 1)
    expect(await locks()).toEqual([])
    const [job] = await world.jobs()
    expect(job).toMatchObject({ attempts: 3, lastError: 'the worker died in attempt 3' })
  })

  test.each([
    [1, 0],
    [3, 0],
    [4, 1],
    [25, 5],
    [99, 5],
  ])('lets a job whose worker died %i times go on after %i seconds', async (deaths, seconds) => {
    await takeFirst('pool-that-died', deaths)
    await sweepDeadPools(pool)
    const [job] = (await world.jobs()).filter(({ payload }) => payload['inboxId'] === '1')
    expect(job?.attempts).toBeLessThan(job?.maxAttempts ?? 0)
    const [{ waits } = { waits: undefined }] = await world.superuser`
      select round(extract(epoch from ${job?.runAt ?? null}::timestamptz - now())) as waits`
    expect(Math.max(0, Number(waits))).toBe(seconds)
  })

  test('keeps the place in line of a job whose worker died', async () => {
    await world.superuser`
      update graphile_worker._private_jobs set run_at = now() - interval '1 hour' where payload->>'inboxId' = '1'`
    await takeFirst('pool-that-died', 1)
    await sweepDeadPools(pool)
    const [job] = (await world.jobs()).filter(({ payload }) => payload['inboxId'] === '1')
    expect(job?.runAt.getTime()).toBeLessThan(Date.now() - 3_000_000)
  })

  test('gives up a job whose worker died a hundred times', async () => {
    await takeFirst('pool-that-died', 100)
    await sweepDeadPools(pool)
    const [job] = (await world.jobs()).filter(({ payload }) => payload['inboxId'] === '1')
    expect(job).toMatchObject({ attempts: 100, maxAttempts: 100 })
  })

  test('by several processes at once hands each job on once', async () => {
    await takeFirst('pool-b')
    const counts = await Promise.all([sweepDeadPools(pool), sweepDeadPools(pool)])
    expect(Math.max(...counts)).toBe(1)
    expect(await locks()).toEqual([])
  })

  test('finds nothing where nothing is taken', async () => {
    expect(await sweepDeadPools(pool)).toBe(0)
  })
})

describe('a living pool', () => {
  test('is registered once, however many of its workers ask', async () => {
    const liveness = createLiveness(world.url, () => {})
    await Promise.all([liveness.hold('pool-c'), liveness.hold('pool-c'), liveness.hold('pool-c')])
    const held = await world.superuser`
      select from pg_locks join pg_database on pg_database.oid = pg_locks.database
      where locktype = 'advisory' and classid = 7461 and datname = current_database()`
    expect(held).toHaveLength(1)
    await liveness.close()
  })

  test('is told when the database no longer knows it, and not when it leaves by itself', async () => {
    const lost: Error[] = []
    const leaving = createLiveness(world.url, (error) => lost.push(error))
    await leaving.hold('pool-d')
    await leaving.close()
    expect(lost).toEqual([])

    const cut = createLiveness(world.url, (error) => lost.push(error))
    await cut.hold('pool-e')
    await world.superuser`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'throughline liveness' and datname = current_database()`
    await eventually(() => lost.length > 0)
    await cut.close()
  })

  test('cannot be made where the database is away', async () => {
    const liveness = createLiveness('postgres://nobody@127.0.0.1:1/none', () => {})
    await expect(liveness.hold('pool-f')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await liveness.close()
  })
})

describe('a worker', () => {
  test('takes over what a dead one had begun, and the jobs that waited behind it', async () => {
    await takeFirst('pool-that-was-killed')
    const done: string[] = []
    const worker = await startWorker({
      url: world.url,
      hasRoles: true,
      tasks: { 'refresh-issue': async (payload) => void done.push((payload as { inboxId: string }).inboxId) },
      concurrency: 2,
      log: silentLog,
      onDoubt: () => {},
    })
    await eventually(() => done.length === 2)
    await worker.stop()
    expect(done.sort()).toEqual(['1', '2'])
    expect(await world.jobs()).toEqual([])
  })

  test('hands its own unfinished job to nobody while it lives', async () => {
    const begun: string[] = []
    let finish = () => {}
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    const tasks = {
      'refresh-issue': async (payload: unknown) => {
        begun.push((payload as { inboxId: string }).inboxId)
        if (begun.length === 1) await finished
      },
    }
    const start = () =>
      startWorker({
        url: world.url,
        hasRoles: true,
        tasks,
        concurrency: 2,
        log: silentLog,
        onDoubt: () => {},
      })
    const workers = [await start(), await start()]
    await eventually(() => begun.length === 1)
    for (let time = 0; time < 5; time += 1) await sweepDeadPools(pool)
    expect(begun).toEqual(['1'])
    finish()
    await eventually(() => begun.length === 2)
    for (const worker of workers) await worker.stop()
  })
})
