import type { NewJob } from './add-jobs'
import { queueOf } from './queue-of'

interface PullRequestOfTenant {
  readonly tenantId: string
  readonly pullRequestId: string
  readonly hostRepositoryId: string
  readonly number: number
}

/** Looks for reviewers because a person asks, in the queue of the pull request. */
export const suggestJob = ({
  tenantId,
  pullRequestId,
  hostRepositoryId,
  number,
}: PullRequestOfTenant): NewJob => ({
  name: 'run-feature',
  key: `suggest ${tenantId} ${pullRequestId}`,
  queue: queueOf(tenantId, hostRepositoryId, number),
  payload: { tenantId, pullRequestId, event: 'opened', rule: 'suggest-reviewers' },
})
