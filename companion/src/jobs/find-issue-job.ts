import type { NewJob } from './add-jobs'
import { queueOf } from './queue-of'

interface PullRequestOfTenant {
  readonly tenantId: string
  /** The delivery whose trace tells what came of it; undefined where none is kept. */
  readonly inboxId?: string | undefined
  readonly pullRequestId: string
  readonly hostRepositoryId: string
  readonly number: number
}

/** Decides once more which issue a pull request without a key belongs to, in the queue of the pull request. */
export const findIssueJob = ({
  tenantId,
  inboxId,
  pullRequestId,
  hostRepositoryId,
  number,
}: PullRequestOfTenant): NewJob => ({
  name: 'run-feature',
  key: `find-issue ${tenantId} ${pullRequestId}`,
  queue: queueOf(tenantId, hostRepositoryId, number),
  payload: {
    ...{ tenantId, pullRequestId, event: 'opened', rule: 'auto-link' },
    ...(inboxId !== undefined && { inboxId }),
  },
})
