import type { JobHelpers } from 'graphile-worker'
import { passesLater } from '../failure'
import { describe, type Log } from '../log'

/** What every job carries, beside what it is about: its own past, which survives being added again. */
export interface Carried {
  readonly tenantId: string
  /** The delivery that asked for it; undefined when a person did. */
  readonly inboxId?: string
  readonly queue?: string
  /** How often it failed in a way that does not pass by itself. */
  readonly failures?: number
  /** When it first had to wait, as an ISO string. */
  readonly waitingSince?: string
}

interface PatienceOptions {
  readonly log: Log
  /** Told each time a job has to wait, once it is sure to be tried again. */
  readonly onWaiting: (carried: Carried, job: string, error: unknown, until: Date) => Promise<void>
  /** Told once, before a job becomes dead. */
  readonly onGivingUp: (carried: Carried, job: string, error: unknown) => Promise<void>
}

const MOST_FAILURES = 4
const MOST_WAITING_MS = 72 * 60 * 60 * 1000
/** Where nobody names a time, it waits as long again as it has waited already, within these bounds. */
const FIRST_WAIT_SECONDS = 2
const LONGEST_WAIT_SECONDS = 60

/**
 * Decides what becomes of a job that throws. What passes by itself waits under its own key without using up attempts,
 * for 72 hours at most. Anything else is tried four times and is then dead: listed, and replayable.
 */
export const createPatience =
  ({ log, onWaiting, onGivingUp }: PatienceOptions) =>
  <T extends Carried>(run: (payload: T) => Promise<void>) =>
  async (payload: T, helpers: JobHelpers): Promise<void> => {
    try {
      await run(payload)
    } catch (error) {
      const { job } = helpers
      const next = nextTry(payload, error)
      const { reason } = describe(error)
      const about = { tenant: payload.tenantId, job: job.task_identifier, reason }
      if (next) {
        log.warn({ ...about, waitSeconds: next.waitSeconds }, 'a job waits')
        const until = new Date(Date.now() + next.waitSeconds * 1000)
        await addAgain(helpers, { ...payload, ...next.past }, until)
        await onWaiting(payload, job.task_identifier, error, until).catch((cause) =>
          log.warn({ ...about, ...describe(cause) }, 'could not tell that a job waits'),
        )
        return
      }
      log.error(about, 'a job gave up')
      await onGivingUp(payload, job.task_identifier, error)
      await helpers.query('update graphile_worker._private_jobs set max_attempts = attempts where id = $1', [
        job.id,
      ])
      throw error
    }
  }

/** Undefined when the job has to give up. */
const nextTry = ({ failures = 0, waitingSince }: Carried, error: unknown) => {
  const since = waitingSince ?? new Date().toISOString()
  if (passesLater(error)) {
    if (Date.now() - Date.parse(since) > MOST_WAITING_MS) return undefined
    const waitSeconds = error.retryAfterSeconds ?? asLongAgain(Date.now() - Date.parse(since))
    return { waitSeconds, past: { waitingSince: since } }
  }
  if (failures + 1 >= MOST_FAILURES) return undefined
  return { waitSeconds: 2 ** (failures + 1), past: { failures: failures + 1 } }
}

const asLongAgain = (waitedMs: number) =>
  Math.min(Math.max(Math.round(waitedMs / 1000), FIRST_WAIT_SECONDS), LONGEST_WAIT_SECONDS)

const addAgain = ({ job, addJob }: JobHelpers, payload: Carried, runAt: Date) =>
  addJob(job.task_identifier, payload, {
    maxAttempts: job.max_attempts,
    runAt,
    ...(job.key !== null && { jobKey: job.key }),
    ...(payload.queue !== undefined && { queueName: payload.queue }),
  })
