import { countPullRequests } from '../../pull-requests/count-pull-requests'
import type { PullRequest } from '../../pull-requests/pull-request'
import { isRevert } from '../../pull-requests/revert'
import type { Feature, FeatureEvent, FeatureOutcome, FeatureTools, MoveOutcome, MovePlan } from '../feature'
import { planMove } from './plan-move'

/** Moves an issue on as its pull requests are opened, reviewed and merged; only ever forward, and never against a person. */
export const transitionIssues: Feature = {
  rule: 'transition-issues',
  on: {
    opened: (event, tools) => moveOne(event, tools, 'opened'),
    reviewRequested: (event, tools) => moveOne(event, tools, 'reviewRequested'),
    merged: (event, tools) =>
      isRevert(event.pullRequest) ? moveOne(event, tools, 'reverted') : moveWhenDone(event, tools),
  },
}

/** What happened so long ago is history: nobody expects that it moves an issue today. */
const OLD_MS = 7 * 24 * 60 * 60 * 1_000

/** Git hosts tell whole seconds, by clocks of their own. */
const CLOCKS_MS = 60_000

const isOldWork = (happenedAt: Date, { onSince, now }: FeatureEvent): boolean => {
  const at = happenedAt.getTime()
  return now.getTime() - at > OLD_MS || (onSince !== undefined && at < onSince.getTime() - CLOCKS_MS)
}

const moveOne = async (
  event: FeatureEvent,
  tools: FeatureTools,
  what: 'opened' | 'reviewRequested' | 'reverted',
): Promise<FeatureOutcome> => {
  const { [what]: moving, opened, answers } = event.settings['transition-issues']
  if (!moving.isOn) return { outcome: 'nothing to do', detail: offSentences[what] }
  const { state } = event.pullRequest
  if (what !== 'reverted' && state !== 'open' && state !== 'draft')
    return { outcome: 'nothing to do', detail: 'It is not open any more.' }
  // A host tells in the same way that a request was taken back.
  if (what === 'reviewRequested' && !isReviewed(event.pullRequest))
    return { outcome: 'nothing to do', detail: 'Nobody is asked for a review any more.' }
  const before = what === 'reviewRequested' && opened.to.by === 'status' ? [opened.to.name] : []
  const becauseOf = { what, happenedAt: event.happenedAt }
  const plan = planMove({ to: moving.to, becauseOf, before, answers, reopens: what === 'reverted' })
  return eachIssue(event, async (issueId) => {
    const work = await tools.readIssueWork(issueId)
    if (!work) return undefined
    return { key: work.key, ...(await move(event, tools, { issueId, plan })) }
  })
}

const isReviewed = ({ isReviewRequested = true, reviews }: PullRequest): boolean =>
  isReviewRequested || reviews.length > 0

const offSentences = {
  opened: 'The rule does nothing when a pull request is opened.',
  reviewRequested: 'The rule does nothing when a review is requested.',
  reverted: 'A revert moves no issue to Done, and the rule reopens none.',
} as const

const moveWhenDone = (event: FeatureEvent, tools: FeatureTools): Promise<FeatureOutcome> => {
  const { to, opened, reviewRequested, answers } = event.settings['transition-issues']
  const before = [opened.to, reviewRequested.to].flatMap((target) =>
    target.by === 'status' ? [target.name] : [],
  )
  return eachIssue(event, async (issueId) => {
    const work = await tools.readIssueWork(issueId)
    if (!work) return undefined
    const count = countPullRequests(work)
    if (count.kind === 'not-yet') return { key: work.key, kind: 'stays', why: count.why }
    const becauseOf = { what: 'merged', happenedAt: count.lastMergedAt }
    const plan = planMove({ to, becauseOf, before, answers, reopens: false })
    return { key: work.key, ...(await move(event, tools, { issueId, plan })) }
  })
}

const move = async (
  event: FeatureEvent,
  tools: FeatureTools,
  { issueId, plan }: { readonly issueId: string; readonly plan: MovePlan },
): Promise<MoveOutcome> =>
  isOldWork(plan.becauseOf.happenedAt, event)
    ? { kind: 'stays', why: 'that happened before the rule was turned on, or more than a week ago' }
    : tools.moveIssue(issueId, plan)

type IssueOutcome = MoveOutcome & { readonly key: string }

const eachIssue = async (
  { issueIds }: FeatureEvent,
  moveIssue: (issueId: string) => Promise<IssueOutcome | undefined>,
): Promise<FeatureOutcome> => {
  const outcomes: IssueOutcome[] = []
  for (const issueId of issueIds) {
    const outcome = await moveIssue(issueId)
    if (outcome) outcomes.push(outcome)
  }
  if (outcomes.length === 0) return { outcome: 'nothing to do', detail: 'No issue is linked.' }
  const kinds = outcomes.map(({ kind }) => kind)
  return { outcome: outcomeOf(kinds), detail: outcomes.map(sentenceOf).join(' ') }
}

const outcomeOf = (kinds: readonly MoveOutcome['kind'][]): FeatureOutcome['outcome'] => {
  if (kinds.includes('parked')) return 'parked'
  return kinds.includes('moved') ? 'done' : 'nothing to do'
}

const sentenceOf = (outcome: IssueOutcome): string => {
  if (outcome.kind === 'moved') return `${outcome.key} was moved to ${outcome.to}.`
  return outcome.kind === 'parked'
    ? `${outcome.key} waits for somebody: ${outcome.why}.`
    : `${outcome.key} stays where it is: ${outcome.why}.`
}
