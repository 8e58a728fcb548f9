import { issues } from '../issues/issues'
import { addJobs } from '../jobs/add-jobs'
import { mirrorJob } from '../jobs/mirror-job'
import { linkedIssues } from '../pull-requests/linked-issues'
import { type TraceStep, traces } from '../traces/traces'
import type { DeliveryName, PipelineOptions } from './handle-delivery'

interface Refresh extends DeliveryName {
  readonly issueId: string
}

/**
 * After a product event: what Jira says of the issue now, if it is one we know. Its payload is only a hint. An issue
 * that was moved may have come into reach of its pull requests, or gone out of it: its web links follow.
 */
export const createRefreshIssue =
  ({ database, access }: Pick<PipelineOptions, 'database' | 'access'>) =>
  async ({ tenantId, inboxId, issueId }: Refresh): Promise<void> => {
    const trace = (step: TraceStep) => database.withTenant(tenantId, (sql) => traces(sql).add(inboxId, step))
    const formerProjectId = await database.withTenant(tenantId, (sql) => issues(sql).findProjectId(issueId))
    if (formerProjectId === undefined) {
      return trace({ step: 'read', outcome: 'nothing to do', detail: 'No pull request names this issue.' })
    }
    const { jira } = await access.jiraOf(tenantId)
    const issue = await jira.findIssue(issueId)
    await database.withTenant(tenantId, async (sql) => {
      if (!issue) return issues(sql).markDeleted(issueId)
      await issues(sql).save(issue)
      if (issue.projectId === formerProjectId) return
      const pairs = await linkedIssues(sql).pairs({ issueId })
      await addJobs(
        sql,
        pairs.map((pair) => mirrorJob({ ...pair, tenantId, inboxId })),
      )
    })
    await trace({ step: 'read', outcome: 'done', detail: 'The issue was read again.' })
  }
