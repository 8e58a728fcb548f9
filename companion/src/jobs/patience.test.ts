import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { AddJobFunction, JobHelpers, TaskList, TaskSpec } from 'graphile-worker'
import pg from 'pg'
import { createInstalledTenant, type InstalledTenant, type QueuedJob } from '../../test/installed-tenant'
import { Failure } from '../failure'
import { silentLog } from '../log'
import { addJobs } from './add-jobs'
import { listDeadJobs, replayDeadJobs } from './dead-jobs'
import { type Carried, createPatience } from './patience'
import { startWorker, type Worker } from './worker'

const later = (seconds?: number) =>
  new Failure(
    'jira-unavailable',
    'Jira answers 503.',
    seconds === undefined ? {} : { retryAfterSeconds: seconds },
  )
const bug = new TypeError('undefined is not a function')
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : 'unknown')

describe('a job that throws', () => {
  interface Added {
    readonly name: string
    readonly payload: Carried
    readonly waitSeconds: number
    readonly jobKey: string | undefined
    readonly queueName: string | undefined
    readonly maxAttempts: number | undefined
  }

  /** Runs a job once outside any queue; tells what it added and whether it gave up. */
  const runOnce = async (error: unknown, past: Partial<Carried> = {}, tellingFails = false) => {
    const added: Added[] = []
    const gaveUp: string[] = []
    const waited: string[] = []
    const addJob = (async (name: string, payload: Carried, spec?: TaskSpec) => {
      const waitSeconds = Math.round(((spec?.runAt?.getTime() ?? 0) - Date.now()) / 1000)
      const { jobKey, queueName, maxAttempts } = spec ?? {}
      added.push({ name, payload, waitSeconds, jobKey, queueName, maxAttempts })
    }) as unknown as AddJobFunction
    const job = { id: '1', key: 'the key', task_identifier: 'mirror-link', max_attempts: 25 }
    const helpers = { job, addJob, query: async () => ({ rows: [] }) } as unknown as JobHelpers
    const patient = createPatience({
      log: silentLog,
      async onWaiting(_, name, error, until) {
        waited.push(`${name}: ${wordsOf(error)} ${Math.round((until.getTime() - Date.now()) / 1000)} s`)
        if (tellingFails) throw new Error('the database is gone')
      },
      onGivingUp: async (_, name, error) => void gaveUp.push(`${name}: ${wordsOf(error)}`),
    })
    const payload: Carried = { tenantId: 't', inboxId: '1', queue: 'pr-7', ...past }
    const thrown = await patient(async () => {
      throw error
    })(payload, helpers).catch((caught: unknown) => caught)
    return { added, gaveUp, waited, thrown }
  }

  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

  test.each([
    [undefined, 2],
    [7, 7],
    [3_600, 3_600],
  ])('because of what passes by itself waits: asked for %p seconds, it waits %i', async (asked, waits) => {
    const { added, gaveUp, thrown } = await runOnce(later(asked), { failures: 2 })
    expect(thrown).toBeUndefined()
    expect(gaveUp).toEqual([])
    expect(added).toEqual([
      {
        name: 'mirror-link',
        payload: {
          tenantId: 't',
          inboxId: '1',
          queue: 'pr-7',
          failures: 2,
          waitingSince: expect.any(String),
        },
        waitSeconds: waits,
        jobKey: 'the key',
        queueName: 'pr-7',
        maxAttempts: 25,
      },
    ])
  })

  test('says each time that it waits, why, and until when', async () => {
    expect((await runOnce(later(7))).waited).toEqual(['mirror-link: Jira answers 503. 7 s'])
    expect((await runOnce(bug)).waited).toEqual(['mirror-link: undefined is not a function 2 s'])
    expect((await runOnce(bug, { failures: 3 })).waited).toEqual([])
  })

  test('waits all the same where that cannot be said', async () => {
    const { added, thrown } = await runOnce(later(7), {}, true)
    expect([added.length, thrown]).toEqual([1, undefined])
  })

  test('waits since it first had to, for 72 hours and no longer', async () => {
    const since = hoursAgo(71)
    expect((await runOnce(later(), { waitingSince: since })).added[0]?.payload.waitingSince).toBe(since)
    const { added, gaveUp, thrown } = await runOnce(later(), { waitingSince: hoursAgo(73) })
    expect([added, gaveUp]).toEqual([[], ['mirror-link: Jira answers 503.']])
    expect(thrown).toBeInstanceOf(Failure)
  })

  test.each([
    [undefined, 2, 1],
    [1, 4, 2],
    [2, 8, 3],
  ])('because of a bug is tried again: after %p failures in %i seconds', async (failures, waits, counted) => {
    const { added, thrown } = await runOnce(bug, failures === undefined ? {} : { failures })
    expect(thrown).toBeUndefined()
    expect(added).toMatchObject([{ waitSeconds: waits, payload: { failures: counted } }])
  })

  test.each([
    ['a bug', bug],
    ['what is refused', new Failure('jira-refused', 'Jira answers 400.')],
    ['what is not an error', 'a word'],
  ])('gives up at the fourth time because of %s, and says so once', async (_, error) => {
    const { added, gaveUp, thrown } = await runOnce(error, { failures: 3 })
    expect(added).toEqual([])
    expect(gaveUp).toHaveLength(1)
    expect(thrown).toBe(error)
  })
})

describe('with a worker', () => {
  let world: InstalledTenant
  let worker: Worker
  let pool: pg.Pool
  /** What the job does when it runs next; empty: it succeeds. */
  let outcomes: (Error | undefined)[] = []
  const runs: Carried[] = []
  const gaveUp: string[] = []

  beforeAll(async () => {
    world = await createInstalledTenant()
    pool = new pg.Pool({ connectionString: world.url, max: 1 })
    const patient = createPatience({
      log: silentLog,
      onWaiting: async () => {},
      onGivingUp: async ({ inboxId }, job, error) => void gaveUp.push(`${inboxId} ${job}: ${wordsOf(error)}`),
    })
    const tasks = {
      'refresh-issue': patient(async (payload) => {
        runs.push(payload)
        const outcome = outcomes.shift()
        if (outcome) throw outcome
      }),
    } as TaskList
    worker = await startWorker({
      url: world.url,
      hasRoles: true,
      tasks,
      concurrency: 2,
      log: silentLog,
      onDoubt: () => {},
    })
  })

  beforeEach(() => {
    runs.length = 0
    gaveUp.length = 0
  })

  afterAll(async () => {
    await worker.stop()
    await pool.end()
    await world.stop()
  })

  const add = (inboxId: string) =>
    world.database.atDoor((sql) =>
      addJobs(sql, [
        {
          name: 'refresh-issue',
          key: `refresh ${inboxId}`,
          queue: 'pr-1',
          payload: { tenantId: world.tenantId, inboxId, issueId: '10007' },
        },
      ]),
    )

  /** Waits for something about the jobs; with `isHurried`, a waiting job's time comes at once. */
  const until = async (isSo: (jobs: readonly QueuedJob[]) => boolean, { isHurried = false } = {}) => {
    for (;;) {
      const jobs = await world.jobs()
      if (isSo(jobs)) return jobs
      if (isHurried)
        await world.superuser`
          with due as (
            update graphile_worker._private_jobs set run_at = now()
            where locked_at is null and attempts < max_attempts returning id)
          select pg_notify('jobs:insert', json_build_object('r', random(), 'count', count(*))::text) from due`
      await sleep(25)
    }
  }

  test('a job that waits keeps its attempts, its key and its queue, and goes on when its time has come', async () => {
    const inboxId = randomUUID()
    outcomes = [later(3_000), later(3_000), undefined]
    await add(inboxId)
    const [first] = await until(([job]) => job?.payload['waitingSince'] !== undefined)
    expect(first).toMatchObject({ key: `refresh ${inboxId}`, queue: 'pr-1', attempts: 0, maxAttempts: 25 })
    expect((first?.runAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(2_900_000)

    await until(() => runs.length === 2, { isHurried: true })
    const [second] = await until(([job]) => job?.id !== first?.id && (job?.attempts ?? 1) === 0)
    expect(second?.payload['waitingSince']).toBe(first?.payload['waitingSince'])
    await until((jobs) => jobs.length === 0, { isHurried: true })
    expect(runs).toHaveLength(3)
    expect(gaveUp).toEqual([])
  })

  test('a job that meets the same bug four times is dead, listed, and begins anew when it is replayed', async () => {
    const inboxId = randomUUID()
    outcomes = [bug, bug, bug, bug, undefined]
    await add(inboxId)
    await until(([job]) => job !== undefined && job.attempts >= job.maxAttempts, { isHurried: true })
    const dead = await until(([job]) => job?.lastError?.includes('undefined is not a function') ?? false)
    expect(runs).toHaveLength(4)
    expect(gaveUp).toEqual([`${inboxId} refresh-issue: undefined is not a function`])
    expect(await listDeadJobs(pool)).toEqual([
      {
        id: dead[0]?.id,
        name: 'refresh-issue',
        tenantId: world.tenantId,
        inboxId,
        reason: expect.stringContaining('undefined is not a function'),
      },
    ])

    expect(await replayDeadJobs(pool, [dead[0]?.id ?? ''])).toBe(1)
    await until((jobs) => jobs.length === 0)
    expect(runs).toHaveLength(5)
    expect(runs.at(-1)).not.toHaveProperty('failures')
    expect(await listDeadJobs(pool)).toEqual([])
  })
})
