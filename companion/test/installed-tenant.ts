import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { createKeyring } from '../src/connections/seal'
import { createDatabase } from '../src/database/database'
import { type Installation, openInstallation } from '../src/tenants/installations'
import { createThrowawayDatabase } from './throwaway-database'

/** A Jira site with the app, as its verified token names it. */
export const newInstallation = (): Installation => {
  const cloudId = randomUUID()
  return {
    installationId: `ari:cloud:ecosystem::installation/${randomUUID()}`,
    environmentId: 'ari:cloud:ecosystem::environment/1/2',
    cloudId,
    apiBaseUrl: `https://api.atlassian.com/ex/jira/${cloudId}`,
  }
}

export type InstalledTenant = Awaited<ReturnType<typeof createInstalledTenant>>

/** A database of its own with one tenant in it, made as the doors make it. `superuser` sees every row of every table. */
export const createInstalledTenant = async () => {
  const throwaway = await createThrowawayDatabase()
  const superuser = postgres(throwaway.url, { max: 2, onnotice: () => {} })
  const database = createDatabase({ url: throwaway.url, connections: 4, deadlineMs: 10_000 })
  const keyring = createKeyring(new Map([['test', Buffer.alloc(32, 7)]]))
  const install = () => openInstallation(database, keyring, newInstallation())
  const tenant = await install()
  return {
    ...tenant,
    url: throwaway.url,
    superuser,
    database,
    keyring,
    /** Another tenant in the same database. */
    install,
    /** The jobs that wait or are dead, in the order in which they were added. */
    jobs: () => superuser<QueuedJob[]>`
      select job.id::text, task.identifier as name, job.key, job.payload, queue.queue_name as queue, job.attempts,
        job.max_attempts as "maxAttempts", job.run_at as "runAt", job.last_error as "lastError"
      from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      left join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
      order by job.id`,
    async stop() {
      await Promise.all([superuser.end(), database.close()])
      await throwaway.drop()
    },
  }
}

export interface QueuedJob {
  readonly id: string
  readonly name: string
  readonly key: string | null
  readonly payload: Readonly<Record<string, unknown>>
  readonly queue: string | null
  readonly attempts: number
  readonly maxAttempts: number
  readonly runAt: Date
  readonly lastError: string | null
}
