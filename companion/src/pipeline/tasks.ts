import type { TaskList } from 'graphile-worker'
import { createSyncIssues } from '../issue-sync/sync-issues'
import { type Carried, createPatience } from '../jobs/patience'
import { createPollJira } from '../reconcile/poll-jira'
import { createReconcile, type ReconcileOptions } from '../reconcile/reconcile'
import { createTendJira, type TendOptions } from '../reconcile/tend-jira'
import { type TraceStep, traces } from '../traces/traces'
import { createHandleDelivery, type PipelineOptions } from './handle-delivery'
import { createLicensed } from './licensed'
import { createMirrorLink } from './mirror-link'
import { createReadReviewHistory } from './read-review-history'
import { createRefreshIssue } from './refresh-issue'
import { createRunFeature } from './run-feature'
import { createTellPullRequest } from './tell-pull-request'
import { createTellStakeholder } from './tell-stakeholder'
import { toldFailure } from './told-failure'

/** Every kind of job by name. One that waits or gives up says so, and why, in its delivery's trace. */
export const createTasks = (options: PipelineOptions & ReconcileOptions & TendOptions): TaskList => {
  const { database, log } = options
  const tell = async ({ tenantId, inboxId }: Carried, step: TraceStep) => {
    if (inboxId !== undefined) await database.withTenant(tenantId, (sql) => traces(sql).add(inboxId, step))
  }
  const patient = createPatience({
    log,
    onWaiting: (carried, job, error, until) =>
      tell(carried, { ...toldFailure(job, carried, error), outcome: 'waiting', until }),
    onGivingUp: (carried, job, error) =>
      tell(carried, { ...toldFailure(job, carried, error), outcome: 'gave up' }),
  })
  const licensed = createLicensed(options)
  return {
    'handle-delivery': patient(licensed(createHandleDelivery(options))),
    'refresh-issue': patient(createRefreshIssue(options)),
    'mirror-link': patient(licensed(createMirrorLink(options))),
    'run-feature': patient(licensed(createRunFeature(options))),
    'read-review-history': patient(createReadReviewHistory(options)),
    'tell-pull-request': patient(licensed(createTellPullRequest(options))),
    'tell-stakeholder': patient(licensed(createTellStakeholder(options))),
    reconcile: patient(createReconcile(options)),
    'sync-issues': patient(createSyncIssues(options)),
    'tend-jira': patient(createTendJira(options)),
    'poll-jira': patient(createPollJira(options)),
  } as TaskList
}
