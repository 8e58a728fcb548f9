import type { TenantSql } from '../database/database'
import { features } from '../features/index'
import type { PullRequestEventKind } from '../pull-requests/pull-request'
import { pullRequests } from '../pull-requests/pull-requests'
import { rules } from '../rules/rules'
import type { NewJob } from './add-jobs'
import { mirrorJob } from './mirror-job'
import { queueOf } from './queue-of'
import { tellPullRequestJob } from './tell-pull-request-job'

interface ChangedLink {
  readonly tenantId: string
  /** Undefined when a person asked, in Jira or on the dashboard. */
  readonly inboxId?: string | undefined
  readonly pullRequestId: string
  readonly issueId: string
  readonly now: Date
}

/** A merge that is older is history that nobody wants comments about. */
const LATE_LINK_MS = 3 * 24 * 60 * 60 * 1000

/**
 * What follows when a pull request is linked to an issue, or is linked to it no longer, after its own delivery was
 * handled: Jira's web link, our words on the pull request, and for a new link everything that its opening or its merge
 * would have led to. Each of them reads anew how things stand, and may be repeated.
 */
export const jobsOfLink = async (
  sql: TenantSql,
  link: ChangedLink & { readonly isLinked: boolean },
): Promise<readonly NewJob[]> => {
  const { tenantId, inboxId, pullRequestId, issueId } = link
  const located = await pullRequests(sql).locate(pullRequestId)
  if (!located) return []
  const { hostRepositoryId, number, repositoryId } = located
  const place = { tenantId, pullRequestId, hostRepositoryId, number }
  const own = [mirrorJob({ ...place, inboxId, issueId }), tellPullRequestJob(place)]
  const kind = link.isLinked ? await kindOf(sql, link) : undefined
  if (!kind) return own
  const isOn = await rules(sql).of(repositoryId)
  const due = features.filter(({ rule, on }) => rule !== 'auto-link' && isOn.has(rule) && on[kind])
  const runs = due.map(
    ({ rule }): NewJob => ({
      name: 'run-feature',
      key: `${kind} ${tenantId} ${pullRequestId} ${rule}`,
      queue: queueOf(tenantId, hostRepositoryId, number),
      payload: { tenantId, ...(inboxId !== undefined && { inboxId }), pullRequestId, event: kind, rule },
    }),
  )
  return [...own, ...runs]
}

const kindOf = async (
  sql: TenantSql,
  { pullRequestId, now }: ChangedLink,
): Promise<PullRequestEventKind | undefined> => {
  const [pull] = await sql<{ state: string; mergedAt: Date | null }[]>`
    select state, merged_at as "mergedAt" from pull_request where pull_request_id = ${pullRequestId}`
  if (pull?.state === 'open' || pull?.state === 'draft') return 'opened'
  const isLate = pull?.mergedAt && now.getTime() - pull.mergedAt.getTime() < LATE_LINK_MS
  return pull?.state === 'merged' && isLate ? 'merged' : undefined
}
