import type { NewJob } from './add-jobs'
import { queueOf } from './queue-of'

interface Wanted {
  readonly tenantId: string
  readonly pullRequestId: string
  readonly hostRepositoryId: string
  readonly number: number
  /** Jira's id of the issue on which somebody asks. */
  readonly issueId: string
  readonly followUpKey: string
}

/** Creates one follow-up because a person asks, in the queue of the pull request. */
export const followUpJob = ({
  tenantId,
  pullRequestId,
  hostRepositoryId,
  number,
  issueId,
  followUpKey,
}: Wanted): NewJob => ({
  name: 'run-feature',
  key: `follow-up ${tenantId} ${pullRequestId} ${followUpKey}`,
  queue: queueOf(tenantId, hostRepositoryId, number),
  payload: {
    ...{ tenantId, pullRequestId, event: 'merged', rule: 'create-follow-ups' },
    ...{ askedFor: issueId, followUpKey },
  },
})
