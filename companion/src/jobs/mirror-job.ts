import type { NewJob } from './add-jobs'
import { queueOf } from './queue-of'

interface Mirrored {
  readonly tenantId: string
  /** Undefined when no delivery asked for it. */
  readonly inboxId: string | undefined
  readonly pullRequestId: string
  readonly issueId: string
  readonly hostRepositoryId: string
  readonly number: number
}

/** Makes the web link in Jira agree with the link between a pull request and an issue as it stands then. */
export const mirrorJob = ({ hostRepositoryId, number, inboxId, ...pair }: Mirrored): NewJob => ({
  name: 'mirror-link',
  key: `mirror ${pair.tenantId} ${pair.pullRequestId} ${pair.issueId}`,
  queue: queueOf(pair.tenantId, hostRepositoryId, number),
  payload: { ...pair, ...(inboxId !== undefined && { inboxId }) },
})
