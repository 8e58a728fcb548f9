import type { TenantSql } from '../database/database'
import { readings } from '../history/readings'
import { addJobs, type NewJob } from './add-jobs'

interface RepositoryOfTenant {
  readonly tenantId: string
  readonly repositoryId: string
}

/** Begins to read a past that was never read, or reads what came since. In the caller's transaction. */
export const beginReading = async (sql: TenantSql, repository: RepositoryOfTenant): Promise<void> => {
  await readings(sql).begin(repository.repositoryId)
  await addJobs(sql, [readHistoryJob(repository)])
}

/** The next page of a reading that has begun. */
export const readHistoryJob = ({ tenantId, repositoryId }: RepositoryOfTenant): NewJob => ({
  name: 'read-review-history',
  key: `read-review-history ${tenantId} ${repositoryId}`,
  queue: undefined,
  payload: { tenantId, repositoryId },
})
