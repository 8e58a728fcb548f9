import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { NewJob } from '../jobs/add-jobs'
import type { NewDelivery } from './inbox'
import { createIntake } from './intake'

let world: InstalledTenant

beforeAll(async () => {
  world = await createInstalledTenant()
})

afterAll(() => world.stop())

const delivery = (changes: Partial<NewDelivery> = {}): NewDelivery => ({
  tenantId: world.tenantId,
  connectionId: world.connectionId,
  deliveryId: randomUUID(),
  event: 'pull_request',
  body: '{}',
  ...changes,
})

const jobOf = (inboxId: string): NewJob => ({
  name: 'handle-delivery',
  key: `delivery ${inboxId}`,
  queue: undefined,
  payload: { tenantId: world.tenantId, inboxId },
})

const isKept = async ({ deliveryId }: NewDelivery) =>
  (await world.superuser`select from inbox where delivery_id = ${deliveryId}`).length === 1

describe('a delivery', () => {
  test('is kept with its job, and repeated when it comes again, in another batch or in the same one', async () => {
    const intake = createIntake(world.database, 5_000)
    const one = delivery()
    const jobsBefore = (await world.jobs()).length
    expect(await intake.put(one, jobOf)).toBe('kept')
    expect(await intake.put(one, jobOf)).toBe('repeated')
    const two = delivery()
    const outcomes = await Promise.all([1, 2, 3].map(() => intake.put({ ...two }, jobOf)))
    expect(outcomes.sort()).toEqual(['kept', 'repeated', 'repeated'])
    expect(await world.jobs()).toHaveLength(jobsBefore + 2)
  })

  test('may come without a job', async () => {
    const before = (await world.jobs()).length
    expect(await createIntake(world.database, 5_000).put(delivery())).toBe('kept')
    expect(await world.jobs()).toHaveLength(before)
  })

  test('of another connection is another one under the same id', async () => {
    const { tenantId, connectionId } = await world.install()
    const intake = createIntake(world.database, 5_000)
    const ours = delivery()
    expect(await intake.put(ours)).toBe('kept')
    expect(await intake.put({ ...ours, tenantId, connectionId })).toBe('kept')
  })
})

describe('a delivery that cannot be kept', () => {
  test('takes none of its batch with it', async () => {
    const intake = createIntake(world.database, 5_000)
    const first = delivery()
    const good = Array.from({ length: 5 }, () => delivery())
    const orphan = delivery({ connectionId: randomUUID() })
    const [, poison, ...kept] = await Promise.allSettled([
      intake.put(first),
      intake.put(orphan),
      ...good.map((one) => intake.put(one)),
    ])
    expect(poison).toMatchObject({ status: 'rejected', reason: { code: '23503' } })
    for (const outcome of kept) expect(outcome).toEqual({ status: 'fulfilled', value: 'kept' })
    for (const one of good) expect(await isKept(one)).toBe(true)
    expect(await isKept(orphan)).toBe(false)
  })

  test('because its job cannot be made leaves no row behind', async () => {
    const one = delivery()
    const put = createIntake(world.database, 5_000).put(one, () => {
      throw new Error('no job')
    })
    await expect(put).rejects.toThrow('no job')
    expect(await isKept(one)).toBe(false)
  })
})

/** A database whose transactions end only when a test says so, and then as it says. */
const createHanging = () => {
  const begun: ((error: Error) => void)[] = []
  const database: Database = {
    ...world.database,
    atDoor: () => new Promise((_, reject) => begun.push(reject)),
  }
  return { database, begun }
}

describe('a database that is away', () => {
  test('is told to every sender at once, and tried once for all of a batch', async () => {
    let transactions = 0
    const away: Database = {
      ...world.database,
      async atDoor() {
        transactions += 1
        throw new Failure('database-unavailable', 'The database does not answer.')
      },
    }
    const intake = createIntake(away, 5_000)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => intake.put(delivery())))
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: { code: 'database-unavailable' } })
    expect(transactions).toBe(2)
  })

  test('that hangs is told after the deadline, and to come back in 5 seconds', async () => {
    const { database } = createHanging()
    await expect(createIntake(database, 20).put(delivery())).rejects.toMatchObject({
      code: 'database-unavailable',
      retryAfterSeconds: 5,
    })
  })

  test('that hangs does not make us remember what we have refused', async () => {
    const { database, begun } = createHanging()
    const intake = createIntake(database, 30)
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => intake.put(delivery())))
    for (const outcome of outcomes) expect(outcome.status).toBe('rejected')
    for (const fail of begun) fail(new Failure('database-unavailable', 'It came back.'))
    await sleep(5)
    expect(begun).toHaveLength(1)
  })

  test('that comes back takes what comes next', async () => {
    const { database, begun } = createHanging()
    let isBack = false
    const intake = createIntake(
      {
        ...database,
        atDoor: (work) => (isBack ? world.database.atDoor(work) : database.atDoor(work)),
      },
      200,
    )
    const lost = intake.put(delivery())
    await expect(lost).rejects.toMatchObject({ code: 'database-unavailable' })
    isBack = true
    begun[0]?.(new Failure('database-unavailable', 'It went away.'))
    expect(await intake.put(delivery())).toBe('kept')
  })
})
