import type { Database, TenantSql } from '../database/database'
import { features } from '../features/index'
import { addJobs, type NewJob } from '../jobs/add-jobs'
import { mirrorJob } from '../jobs/mirror-job'
import { queueOf } from '../jobs/queue-of'
import { type LinkChanges, linkedIssues } from '../pull-requests/linked-issues'
import type { PullRequest, PullRequestEvent, PullRequestEventKind } from '../pull-requests/pull-request'
import { pullRequests } from '../pull-requests/pull-requests'
import { type ConnectedRepository, repositories } from '../pull-requests/repositories'
import { isRevert } from '../pull-requests/revert'
import { rules } from '../rules/rules'
import { traces } from '../traces/traces'
import type { DeliveryName } from './handle-delivery'
import { kindsOf } from './kinds-of'
import type { WrittenLinks } from './link-written-keys'

interface StoreOptions {
  readonly database: Database
  readonly now: Date
  readonly name: DeliveryName
  readonly event: PullRequestEvent
  readonly pull: PullRequest
  readonly repository: ConnectedRepository
  /** Undefined: the links stay as they are. */
  readonly links: WrittenLinks | undefined
}

/** State, links, trace and jobs in one transaction: either all of it is there or the job runs again. */
export const storeAndQueue = (options: StoreOptions): Promise<void> =>
  options.database.withTenant(options.name.tenantId, async (sql) => {
    const { pull, repository } = options
    await repositories(sql).rename(repository.repositoryId, pull.repository)
    const before = await pullRequests(sql).findState(repository.repositoryId, pull.number)
    const pullRequestId = await pullRequests(sql).save(repository.repositoryId, pull)
    const { linked: added, unlinked } = await storeLinks(sql, pullRequestId, options)
    const linked = await linkedIssues(sql).of(pullRequestId)
    const { event, now } = options
    const kinds = kindsOf({ event, pull, before, hasNewLinks: added.length > 0, now })
    await addJobs(sql, [
      ...mirrorsOf(options, pullRequestId, [...linked, ...unlinked]),
      ...(await runsOf(sql, options, pullRequestId, kinds)),
    ])
  })

/** Says which issues are linked now that were not, and which are no longer. */
const storeLinks = async (
  sql: TenantSql,
  pullRequestId: string,
  { name, pull, links }: StoreOptions,
): Promise<LinkChanges> => {
  const step = 'matched'
  if (!links) {
    const detail = 'A bot did this: the state was refreshed, the links stay as they are.'
    await traces(sql).add(name.inboxId, { step, outcome: 'done', detail })
    return { linked: [], unlinked: [] }
  }
  const outcome = links.links.length === 0 ? 'nothing to do' : 'done'
  await traces(sql).add(name.inboxId, { step, outcome, detail: links.detail })
  return linkedIssues(sql).replaceWritten(pullRequestId, isRevert(pull), links.links)
}

const mirrorsOf = (
  { name, pull, repository }: StoreOptions,
  pullRequestId: string,
  issueIds: readonly string[],
): readonly NewJob[] =>
  issueIds.map((issueId) => {
    const { hostRepositoryId } = repository
    return mirrorJob({ ...name, pullRequestId, issueId, hostRepositoryId, number: pull.number })
  })

/** One job for each feature that has something to do and is on; the trace names those that are off. */
const runsOf = async (
  sql: TenantSql,
  { name, pull, repository }: StoreOptions,
  pullRequestId: string,
  kinds: readonly PullRequestEventKind[],
): Promise<readonly NewJob[]> => {
  const isOn = await rules(sql).of(repository.repositoryId)
  const due = kinds.flatMap((kind) =>
    features.filter(({ on }) => on[kind]).map(({ rule }) => ({ kind, rule })),
  )
  for (const { rule } of due.filter((one) => !isOn.has(one.rule))) {
    await traces(sql).add(name.inboxId, { step: 'rule', outcome: 'off', detail: rule })
  }
  return due
    .filter(({ rule }) => isOn.has(rule))
    .map(({ kind, rule }) => ({
      name: 'run-feature',
      key: `${kind} ${name.tenantId} ${pullRequestId} ${rule}`,
      queue: queueOf(name.tenantId, repository.hostRepositoryId, pull.number),
      payload: { ...name, pullRequestId, event: kind, rule },
    }))
}
