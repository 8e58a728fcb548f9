import type { TenantSql } from '../../database/database'
import { addJobs } from '../../jobs/add-jobs'
import { linkedJobs } from '../../jobs/linked-jobs'
import type { LinkablePullRequest } from '../../pull-requests/linkable'
import { rules } from '../../rules/rules'

interface Linked {
  readonly tenantId: string
  readonly issueId: string
  readonly pull: LinkablePullRequest
  readonly now: Date
}

/** Lets everything follow that a new link brings. */
export const queueLinked = async (
  sql: TenantSql,
  { tenantId, issueId, pull, now }: Linked,
): Promise<void> => {
  const isOn = await rules(sql).of(pull.repositoryId)
  await addJobs(sql, linkedJobs({ ...pull, tenantId, issueId, rules: isOn, now }))
}
