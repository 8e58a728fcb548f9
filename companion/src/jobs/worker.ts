import { makeWorkerUtils, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { jobsRole } from '../database/migrate'
import { describe, type Log } from '../log'
import { createLiveness, sweepDeadPools } from './liveness'
import { loggerFor } from './logger-for'

interface WorkerOptions {
  readonly url: string
  /** False where the roles of roles.sql do not exist. */
  readonly hasRoles: boolean
  readonly tasks: TaskList
  readonly concurrency: number
  readonly log: Log
  /** Called when this process can no longer be sure that its jobs are its own: it has to end. */
  readonly onDoubt: (error: Error) => void
}

export interface Worker {
  /** Stops fetching, and resolves when the running jobs have ended. */
  stop(): Promise<void>
}

const POLL_MS = 1_000
const SWEEP_MS = 1_000
const COLLECT_MS = 24 * 60 * 60 * 1000

/** Works off the jobs. Its own pool acts as the owner of graphile_worker and can read no other table. */
export const startWorker = async (options: WorkerOptions): Promise<Worker> => {
  const { url, hasRoles, tasks, concurrency, log, onDoubt } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: concurrency + 2,
    ...(hasRoles && { options: jobsRole }),
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const liveness = createLiveness(url, onDoubt)

  const runner = await run({
    pgPool: pool,
    logger: loggerFor(log),
    noHandleSignals: true,
    taskList: tasks,
    preset: {
      plugins: [
        {
          name: 'LivenessPlugin',
          version: '1.0.0',
          worker: { hooks: { startWorker: (_, { worker }) => liveness.hold(worker.workerPool.id) } },
        },
      ],
      // localQueue stays off: with it, jobs of one queue run at the same time.
      worker: { concurrentJobs: concurrency, pollInterval: POLL_MS },
    },
  })
  runner.promise.catch(onDoubt)
  const utils = await makeWorkerUtils({ pgPool: pool, logger: loggerFor(log) })

  const sweepNow = () => {
    sweepDeadPools(pool).catch((error) => log.warn(describe(error), 'could not look for dead workers'))
  }
  sweepNow() // this start may follow a death
  const sweep = setInterval(sweepNow, SWEEP_MS)
  const collect = setInterval(() => {
    utils
      .cleanup({ tasks: ['GC_JOB_QUEUES'] })
      .catch((error) => log.warn(describe(error), 'could not collect unused queues'))
  }, COLLECT_MS)

  return {
    async stop() {
      clearInterval(sweep)
      clearInterval(collect)
      await runner.stop()
      await utils.release()
      await liveness.close()
      await pool.end()
    },
  }
}
