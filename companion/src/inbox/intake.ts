import type { Database } from '../database/database'
import { Failure } from '../failure'
import { addJobs, type NewJob } from '../jobs/add-jobs'
import { type NewDelivery, putDeliveries } from './inbox'

/** The job that a kept delivery brings with it. */
type JobOf = (inboxId: string) => NewJob

export interface Intake {
  /**
   * Resolves once the delivery and its job, if it has one, are committed: `kept`, or `repeated` when the same delivery
   * id is already there. Throws `database-unavailable` when that did not happen in time; the sender may then send it again.
   * `spentMs` is what the door has already used up of that time with questions of its own.
   */
  put(delivery: NewDelivery, jobOf?: JobOf, spentMs?: number): Promise<'kept' | 'repeated'>
}

interface Waiting {
  readonly delivery: NewDelivery
  readonly jobOf: JobOf | undefined
  readonly resolve: (outcome: 'kept' | 'repeated') => void
  readonly reject: (error: unknown) => void
}

const BATCH_ROWS = 32

/**
 * Deliveries that arrive together share one transaction: one lane, at most 32 rows, with no waiting for more to come.
 * Each request has its own deadline. One that is still waiting then is dropped, so that a database that hangs does not
 * fill the memory; a commit that comes after it is found again by its delivery id.
 */
export const createIntake = (database: Database, deadlineMs: number): Intake => {
  const waiting: Waiting[] = []
  let isPumping = false

  const pump = async () => {
    if (isPumping) return
    isPumping = true
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH_ROWS)
      await settle(database, batch)
    }
    isPumping = false
  }

  return {
    put: (delivery, jobOf, spentMs = 0) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const at = waiting.indexOf(one)
          if (at !== -1) waiting.splice(at, 1)
          reject(
            new Failure('database-unavailable', 'The inbox did not answer in time.', {
              retryAfterSeconds: 5,
            }),
          )
        }, deadlineMs - spentMs)
        const settled =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            clearTimeout(timer)
            settle(value)
          }
        const one = { delivery, jobOf, resolve: settled(resolve), reject: settled(reject) }
        waiting.push(one)
        pump().catch(reject)
      }),
  }
}

/** One delivery that cannot be kept must not take the others of its batch with it. */
const settle = async (database: Database, batch: readonly Waiting[]): Promise<void> => {
  try {
    const kept = await commit(database, batch)
    for (const { delivery, resolve } of batch) resolve(kept.has(delivery) ? 'kept' : 'repeated')
  } catch (error) {
    if (error instanceof Failure || batch.length === 1) {
      for (const { reject } of batch) reject(error)
      return
    }
    for (const one of batch) await settle(database, [one])
  }
}

const commit = (database: Database, batch: readonly Waiting[]) =>
  database.atDoor(async (sql) => {
    const withJob = new Set(batch.filter(({ jobOf }) => jobOf).map(({ delivery }) => delivery))
    const kept = await putDeliveries(
      sql,
      batch.map(({ delivery }) => delivery),
      (delivery) => withJob.has(delivery),
    )
    const jobs = batch.flatMap(({ delivery, jobOf }) => {
      const inboxId = kept.get(delivery)
      return inboxId === undefined || !jobOf ? [] : [jobOf(inboxId)]
    })
    await addJobs(sql, jobs)
    return kept
  })
