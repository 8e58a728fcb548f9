import type { TenantSql } from '../database/database'
import { linkedIssues } from '../pull-requests/linked-issues'
import type { NewJob } from './add-jobs'
import { mirrorJob } from './mirror-job'

interface Reach {
  readonly tenantId: string
  readonly repositoryId: string
  /** Jira's id. */
  readonly projectId: string
}

/** What has to happen in Jira when a repository comes into a project's reach, or goes out of it: its web links follow. */
export const mirrorJobsOf = async (
  sql: TenantSql,
  { tenantId, repositoryId, projectId }: Reach,
): Promise<readonly NewJob[]> => {
  const pairs = await linkedIssues(sql).pairs({ repositoryId, projectId })
  return pairs.map((pair) => mirrorJob({ ...pair, tenantId, inboxId: undefined }))
}
