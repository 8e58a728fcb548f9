import type { Database } from '../database/database'
import { addJobs } from '../jobs/add-jobs'
import { mirrorJob } from '../jobs/mirror-job'
import { linkedIssues } from '../pull-requests/linked-issues'
import { repositories } from '../pull-requests/repositories'

interface UnmapRepository {
  readonly tenantId: string
  readonly repositoryId: string
  /** Jira's id of the project that the repository may not reach any more. */
  readonly projectId: string
}

/**
 * Takes a repository out of a project's reach: its pull requests leave the panels of that project's issues at once, and
 * their web links leave Jira soon after. What a person decided about a link is kept, should the map come back.
 */
export const unmapRepository = (
  database: Database,
  { tenantId, repositoryId, projectId }: UnmapRepository,
): Promise<void> =>
  database.withTenant(tenantId, async (sql) => {
    await repositories(sql).unmap(repositoryId, projectId)
    const pairs = await linkedIssues(sql).pairs({ repositoryId, projectId })
    await addJobs(
      sql,
      pairs.map((pair) => mirrorJob({ ...pair, tenantId, inboxId: undefined })),
    )
  })
