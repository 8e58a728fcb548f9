import type { Database } from '../database/database'
import { type NewDelivery, putDeliveries } from '../inbox/inbox'
import { addJobs } from '../jobs/add-jobs'
import { queueOf } from '../jobs/queue-of'

/** A delivery that did not come by itself, and the pull request it is about. */
export interface FetchedDelivery {
  readonly delivery: NewDelivery
  readonly hostRepositoryId: string
  /** Undefined where it cannot be told. */
  readonly number: number | undefined
}

/** Puts them into the inbox, each with its job, in one transaction. Returns how many were not there already. */
export const keepDeliveries = (database: Database, fetched: readonly FetchedDelivery[]): Promise<number> =>
  database.atDoor(async (sql) => {
    if (fetched.length === 0) return 0
    const kept = await putDeliveries(
      sql,
      fetched.map(({ delivery }) => delivery),
    )
    const jobs = fetched.flatMap(({ delivery, hostRepositoryId, number }) => {
      const inboxId = kept.get(delivery)
      if (inboxId === undefined) return []
      const { tenantId } = delivery
      return [
        {
          name: 'handle-delivery' as const,
          key: `delivery ${tenantId} ${inboxId}`,
          queue: number === undefined ? undefined : queueOf(tenantId, hostRepositoryId, number),
          payload: { tenantId, inboxId },
        },
      ]
    })
    await addJobs(sql, jobs)
    return jobs.length
  })
