import type { TenantSql } from '../database/database'
import { noteDeletedComments } from '../effects/deleted-comments'
import { issues } from '../issues/issues'
import { addJobs } from '../jobs/add-jobs'
import { mirrorJob } from '../jobs/mirror-job'
import { linkedIssues } from '../pull-requests/linked-issues'
import { traces } from '../traces/traces'
import type { PipelineOptions } from './handle-delivery'

interface Refresh {
  readonly tenantId: string
  /** The delivery that told of it; undefined when Jira was asked. */
  readonly inboxId?: string
  readonly issueId: string
}

/**
 * After a product event, a delivery or a poll: what Jira says of the issue now, if it is one we know. Its payload is only a hint. An issue
 * that was moved may have come into reach of its pull requests, or gone out of it: its web links follow.
 */
export const createRefreshIssue =
  ({ database, access }: Pick<PipelineOptions, 'database' | 'access'>) =>
  async ({ tenantId, inboxId, issueId }: Refresh): Promise<void> => {
    const formerProjectId = await database.withTenant(tenantId, (sql) => issues(sql).findProjectId(issueId))
    if (formerProjectId === undefined)
      return database.withTenant(tenantId, (sql) =>
        tell(sql, inboxId, issueId, 'nothing to do', 'No pull request names this issue.'),
      )
    const { jira } = await access.jiraOf(tenantId)
    const issue = await jira.findIssue(issueId)
    await database.withTenant(tenantId, async (sql) => {
      await noteDeletedComments(sql, issueId)
      if (issue) await issues(sql).save(issue)
      else await issues(sql).markDeleted(issueId)
      if (issue && issue.projectId !== formerProjectId) {
        const pairs = await linkedIssues(sql).pairs({ issueId })
        await addJobs(
          sql,
          pairs.map((pair) => mirrorJob({ ...pair, tenantId, inboxId })),
        )
      }
      const detail = issue ? 'The issue was read again.' : 'The issue is gone, or may not be seen any more.'
      await tell(sql, inboxId, issueId, 'done', detail)
    })
  }

/** Earlier events of the same issue that were waiting are settled by this one. */
const tell = async (
  sql: TenantSql,
  inboxId: string | undefined,
  issueId: string,
  outcome: 'done' | 'nothing to do',
  detail: string,
) => {
  if (inboxId === undefined) return
  const key = await issues(sql).findKey(issueId)
  const facts = { issueIds: [issueId], ...(key !== undefined && { label: key }) }
  await traces(sql).retell(inboxId, facts, [{ step: 'read', outcome, detail }])
  await traces(sql).takeOverIssue(inboxId, issueId)
}
