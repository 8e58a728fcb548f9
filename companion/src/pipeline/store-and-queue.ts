import type { Database, TenantSql } from '../database/database'
import { features } from '../features/index'
import { addJobs, type NewJob } from '../jobs/add-jobs'
import { mirrorJob } from '../jobs/mirror-job'
import { queueOf } from '../jobs/queue-of'
import { tellPullRequestJob } from '../jobs/tell-pull-request-job'
import { type LinkChanges, linkedIssues } from '../pull-requests/linked-issues'
import type { PullRequest, PullRequestEvent, PullRequestEventKind } from '../pull-requests/pull-request'
import { pullRequests } from '../pull-requests/pull-requests'
import { type ConnectedRepository, repositories } from '../pull-requests/repositories'
import { isRevert } from '../pull-requests/revert'
import { rules } from '../rules/rules'
import { type DeliveryFacts, type TraceStep, traces } from '../traces/traces'
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
  /** What is known of the delivery so far, for its trace. */
  readonly facts: DeliveryFacts
  readonly read: TraceStep
}

/** State, links, trace and jobs in one transaction: either all of it is there or the job runs again. */
export const storeAndQueue = (options: StoreOptions): Promise<void> =>
  options.database.withTenant(options.name.tenantId, async (sql) => {
    const { pull, repository, name, event, now } = options
    await repositories(sql).rename(repository.repositoryId, pull.repository)
    const before = await pullRequests(sql).findState(repository.repositoryId, pull.number)
    const pullRequestId = await pullRequests(sql).save(repository.repositoryId, pull)
    const { linked: added, unlinked } = await storeLinks(sql, pullRequestId, options)
    const linked = await linkedIssues(sql).of(pullRequestId)
    const kinds = kindsOf({ event, pull, before, hasNewLinks: added.length > 0, now })
    const due = await dueRules(sql, repository.repositoryId, kinds)
    const mirrored = [...linked, ...unlinked]
    await addJobs(sql, [
      ...mirrorsOf(options, pullRequestId, mirrored),
      ...runsOf(options, pullRequestId, due.runs),
      ...(due.isOn.has('auto-link') ? [tellJobOf(options, pullRequestId)] : []),
    ])

    const facts = { ...options.facts, pullRequestId, issueIds: linked }
    const steps = [options.read, fetchedStep(pull), matchedStep(options), ...due.steps]
    await traces(sql).retell(name.inboxId, facts, steps)
    const taken = { rules: due.runs.map(({ rule }) => rule), issueIds: mirrored }
    await traces(sql).takeOver(name.inboxId, pullRequestId, taken)
  })

/** Says which issues are linked now that were not, and which are no longer. */
const storeLinks = async (
  sql: TenantSql,
  pullRequestId: string,
  { pull, links }: StoreOptions,
): Promise<LinkChanges> =>
  links
    ? linkedIssues(sql).replaceWritten(pullRequestId, isRevert(pull), links.links)
    : { linked: [], unlinked: [] }

const fetchedStep = ({ state, commits }: PullRequest): TraceStep => ({
  step: 'fetched',
  outcome: 'done',
  detail: `It is ${state} now, with ${commits.length === 1 ? '1 commit' : `${commits.length} commits`}.`,
})

const matchedStep = ({ links }: StoreOptions): TraceStep => {
  const step = 'matched'
  if (!links) {
    const detail = 'A bot did this: the state was refreshed, the links stay as they are.'
    return { step, outcome: 'done', detail }
  }
  const nothing = links.isSkipped ? 'skipped' : 'nothing to do'
  return { step, outcome: links.links.length === 0 ? nothing : 'done', detail: links.detail }
}

interface Run {
  readonly kind: PullRequestEventKind
  readonly rule: string
}

interface DueRules {
  readonly isOn: ReadonlySet<string>
  readonly runs: readonly Run[]
  readonly steps: readonly TraceStep[]
}

/** What has to run now, and one step for each feature: those that run wait, the others say why they do not. */
const dueRules = async (
  sql: TenantSql,
  repositoryId: string,
  kinds: readonly PullRequestEventKind[],
): Promise<DueRules> => {
  const isOn = await rules(sql).of(repositoryId)
  const runs: Run[] = []
  const steps: TraceStep[] = []
  for (const { rule, on } of features) {
    const step = { step: 'rule', subject: rule } as const
    const due = kinds.filter((kind) => on[kind])
    if (!isOn.has(rule)) steps.push({ ...step, outcome: 'off' })
    else if (due.length === 0)
      steps.push({ ...step, outcome: 'nothing to do', detail: 'It does nothing at this event.' })
    else {
      runs.push(...due.map((kind) => ({ kind, rule })))
      steps.push({ ...step, outcome: 'waiting', detail: 'It is about to run.' })
    }
  }
  return { isOn, runs, steps }
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

const tellJobOf = ({ name, pull, repository }: StoreOptions, pullRequestId: string): NewJob =>
  tellPullRequestJob({
    ...{ tenantId: name.tenantId, pullRequestId },
    ...{ hostRepositoryId: repository.hostRepositoryId, number: pull.number },
  })

const runsOf = (
  { name, pull, repository }: StoreOptions,
  pullRequestId: string,
  runs: readonly Run[],
): readonly NewJob[] =>
  runs.map(({ kind, rule }) => ({
    name: 'run-feature',
    key: `${kind} ${name.tenantId} ${pullRequestId} ${rule}`,
    queue: queueOf(name.tenantId, repository.hostRepositoryId, pull.number),
    payload: { ...name, pullRequestId, event: kind, rule },
  }))
