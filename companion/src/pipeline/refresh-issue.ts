import { issues } from '../issues/issues'
import { type TraceStep, traces } from '../traces/traces'
import type { DeliveryName, PipelineOptions } from './handle-delivery'

interface Refresh extends DeliveryName {
  readonly issueId: string
}

/** After a product event: what Jira says of the issue now, if it is one we know. Its payload is only a hint. */
export const createRefreshIssue =
  ({ database, access }: Pick<PipelineOptions, 'database' | 'access'>) =>
  async ({ tenantId, inboxId, issueId }: Refresh): Promise<void> => {
    const trace = (step: TraceStep) => database.withTenant(tenantId, (sql) => traces(sql).add(inboxId, step))
    const isKnown = await database.withTenant(tenantId, (sql) => issues(sql).isKnown(issueId))
    if (!isKnown) {
      return trace({ step: 'read', outcome: 'nothing to do', detail: 'No pull request names this issue.' })
    }
    const { jira } = await access.jiraOf(tenantId)
    const issue = await jira.findIssue(issueId)
    await database.withTenant(tenantId, (sql) =>
      issue ? issues(sql).save(issue) : issues(sql).markDeleted(issueId),
    )
    await trace({ step: 'read', outcome: 'done', detail: 'The issue was read again.' })
  }
