import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { addJobs } from './add-jobs'
import { wakeJobs } from './wake-jobs'

let world: InstalledTenant
let theirs: string

beforeAll(async () => {
  world = await createInstalledTenant()
  theirs = (await world.install()).tenantId
})

const soon = new Date(Date.now() + 3_600_000)

beforeEach(async () => {
  await world.superuser`delete from graphile_worker._private_jobs`
  const job = (tenantId: string, inboxId: string) => ({
    name: 'refresh-issue' as const,
    key: `refresh ${tenantId} ${inboxId}`,
    queue: undefined,
    runAt: soon,
    payload: { tenantId, inboxId, issueId: '10007' },
  })
  await world.database.atDoor((sql) =>
    addJobs(sql, [job(world.tenantId, '1'), job(world.tenantId, '2'), job(theirs, '3')]),
  )
})

afterAll(() => world.stop())

const setJob = (inboxId: string, row: Readonly<Record<string, number | Date | string>>) =>
  world.superuser`
    update graphile_worker._private_jobs set ${world.superuser(row)} where payload->>'inboxId' = ${inboxId}`

const waits = (inboxId: string) =>
  world.superuser`
    update graphile_worker._private_jobs
    set payload = (payload::jsonb || '{"waitingSince": "2026-11-25T10:00:00Z", "failures": 2}')::json
    where payload->>'inboxId' = ${inboxId}`

const wake = () => world.database.withTenant(world.tenantId, wakeJobs)
const jobOf = async (inboxId: string) =>
  (await world.jobs()).find(({ payload }) => payload['inboxId'] === inboxId)
const runAtOf = async (inboxId: string) => (await jobOf(inboxId))?.runAt.getTime() ?? 0

describe('what the jobs of a tenant waited for has come', () => {
  test('and those that waited run now, with a clean past', async () => {
    await waits('1')
    expect(await wake()).toBe(1)
    expect(await runAtOf('1')).toBeLessThanOrEqual(Date.now() + 1_000)
    expect((await jobOf('1'))?.payload).toEqual({ tenantId: world.tenantId, inboxId: '1', issueId: '10007' })
  })

  test('and one that has given up waiting begins anew', async () => {
    await waits('1')
    await setJob('1', { attempts: 3, max_attempts: 3, last_error: 'too long', run_at: new Date() })
    expect(await wake()).toBe(1)
    expect(await jobOf('1')).toMatchObject({ attempts: 0, maxAttempts: 25, lastError: null })
  })

  test('while one that was only planned for later stays planned', async () => {
    await waits('1')
    await wake()
    expect(await runAtOf('2')).toBe(soon.getTime())
  })

  test('and one that failed for another reason stays dead', async () => {
    await setJob('2', { attempts: 4, max_attempts: 4, last_error: 'It broke.' })
    expect(await wake()).toBe(0)
  })

  test('and another tenant’s go on waiting', async () => {
    await waits('3')
    expect(await wake()).toBe(0)
    expect(await runAtOf('3')).toBe(soon.getTime())
  })

  test('and one that runs at this moment is left alone', async () => {
    await waits('1')
    await setJob('1', { locked_at: new Date(), locked_by: 'a worker' })
    expect(await wake()).toBe(0)
  })
})
