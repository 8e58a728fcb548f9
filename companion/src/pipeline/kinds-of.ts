import type { PullRequest, PullRequestEvent, PullRequestEventKind } from '../pull-requests/pull-request'

interface KindsOptions {
  readonly event: PullRequestEvent
  readonly pull: PullRequest
  /** The state we stored last; undefined for a pull request that was never seen. */
  readonly before: PullRequest['state'] | undefined
  /** True when an issue was linked just now that was not linked before. */
  readonly hasNewLinks: boolean
  readonly now: Date
}

/** A merge noticed late still counts this long; older ones are history that nobody wants comments about. */
const NOTICED_LATE_MS = 3 * 24 * 60 * 60 * 1000

/**
 * What has really happened: the event's own kind, unless the host tells otherwise by now, and a merge that somebody has
 * yet to hear of: its own delivery never came, or the issue was not linked when it did.
 */
export const kindsOf = ({
  event,
  pull,
  before,
  hasNewLinks,
  now,
}: KindsOptions): readonly PullRequestEventKind[] => {
  const isMerged = pull.state === 'merged'
  const own = event.kind === 'merged' && !isMerged ? [] : [event.kind]
  const isFresh = pull.mergedAt !== undefined && now.getTime() - pull.mergedAt.getTime() < NOTICED_LATE_MS
  const isNews = before !== 'merged' || hasNewLinks
  const isNoticedLate = event.kind !== 'merged' && isMerged && isNews && isFresh
  return isNoticedLate ? [...own, 'merged'] : own
}
