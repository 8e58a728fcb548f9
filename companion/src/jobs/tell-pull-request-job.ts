import type { NewJob } from './add-jobs'
import { queueOf } from './queue-of'

interface Told {
  readonly tenantId: string
  readonly pullRequestId: string
  readonly hostRepositoryId: string
  readonly number: number
  /** Commands that were not obeyed. */
  readonly refused?: readonly string[]
}

/** Makes what we say on a pull request agree with its links as they stand then. */
export const tellPullRequestJob = ({
  tenantId,
  pullRequestId,
  hostRepositoryId,
  number,
  refused = [],
}: Told): NewJob => ({
  name: 'tell-pull-request',
  key: `tell-pull-request ${tenantId} ${pullRequestId}`,
  queue: queueOf(tenantId, hostRepositoryId, number),
  payload: {
    ...{ tenantId, pullRequestId },
    ...(refused.length > 0 && { refused }),
  },
})
