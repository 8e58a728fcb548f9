import type { RuleId } from '@throughline/shared/rules'
import type { NewJob } from './add-jobs'
import { mirrorJob } from './mirror-job'
import { queueOf } from './queue-of'
import { suggestJob } from './suggest-job'

interface Linked {
  readonly tenantId: string
  readonly pullRequestId: string
  readonly issueId: string
  readonly hostRepositoryId: string
  readonly number: number
  readonly state: 'open' | 'draft' | 'merged' | 'declined'
  readonly mergedAt: Date | undefined
  /** What is on in its repository. */
  readonly rules: ReadonlySet<RuleId>
  readonly now: Date
}

/** A merge that is linked later than this is history: nobody wants comments about it. */
const FRESH_MS = 3 * 24 * 60 * 60 * 1000

/** What follows once a person has linked a pull request: the web link in Jira, and what its features would have done. */
export const linkedJobs = (linked: Linked): readonly NewJob[] => [
  mirrorJob({ ...linkedPair(linked), inboxId: undefined }),
  ...featureJobs(linked),
]

const linkedPair = ({ tenantId, pullRequestId, issueId, hostRepositoryId, number }: Linked) => ({
  ...{ tenantId, pullRequestId, issueId, hostRepositoryId, number },
})

const featureJobs = (linked: Linked): readonly NewJob[] => {
  const { state, mergedAt, rules, now } = linked
  if (state === 'open' || state === 'draft')
    return rules.has('suggest-reviewers') ? [suggestJob(linkedPair(linked))] : []
  const isFresh = mergedAt !== undefined && now.getTime() - mergedAt.getTime() < FRESH_MS
  if (state !== 'merged' || !isFresh) return []
  return onMerge.filter((rule) => rules.has(rule)).map((rule) => mergedJob(linked, rule))
}

const onMerge: readonly RuleId[] = ['post-merge-summary', 'create-follow-ups', 'transition-issues']

const mergedJob = ({ tenantId, pullRequestId, hostRepositoryId, number }: Linked, rule: RuleId): NewJob => ({
  name: 'run-feature',
  key: `merged ${tenantId} ${pullRequestId} ${rule}`,
  queue: queueOf(tenantId, hostRepositoryId, number),
  payload: { tenantId, pullRequestId, event: 'merged', rule },
})
