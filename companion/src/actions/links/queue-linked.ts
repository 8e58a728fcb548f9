import type { TenantSql } from '../../database/database'
import { addJobs } from '../../jobs/add-jobs'
import { jobsOfLink } from '../../jobs/jobs-of-link'
import type { LinkablePullRequest } from '../../pull-requests/linkable'

interface Linked {
  readonly tenantId: string
  readonly issueId: string
  readonly pull: Pick<LinkablePullRequest, 'pullRequestId'>
  readonly now: Date
}

/** Lets everything follow that a new link brings. */
export const queueLinked = async (sql: TenantSql, { pull, ...link }: Linked): Promise<void> =>
  addJobs(sql, await jobsOfLink(sql, { ...link, pullRequestId: pull.pullRequestId, isLinked: true }))

/** Lets everything follow that the end of a link brings. */
export const queueUnlinked = async (sql: TenantSql, { pull, ...link }: Linked): Promise<void> =>
  addJobs(sql, await jobsOfLink(sql, { ...link, pullRequestId: pull.pullRequestId, isLinked: false }))
