import type { LeftOver } from '../../pull-requests/left-over'
import { isRevert } from '../../pull-requests/revert'
import type { Feature, FeatureEvent, FeatureOutcome, FeatureTools, FollowUpOutcome } from '../feature'
import { commentsLeft } from './comments-left'
import { documentOf, summaryOf } from './document-of'
import { todosLeft } from './todos-left'

/** When a pull request merges, what it leaves to do becomes a Jira issue: one with a list, or one for each thing. */
export const createFollowUps: Feature = {
  rule: 'create-follow-ups',
  on: {
    async merged(event, tools) {
      const [originalId] = event.issueIds
      if (originalId === undefined) return { outcome: 'nothing to do', detail: 'No issue is linked.' }
      const why = whyNot(event)
      if (why) return { outcome: 'skipped', detail: why }
      const items = await tools.noteLeftOvers(await leftOvers(event, tools))
      if (items.length === 0) return { outcome: 'nothing to do', detail: 'Nothing is left to do.' }
      const outcomes: FollowUpOutcome[] = []
      for (const one of groupsOf(event, items))
        outcomes.push(await tools.createFollowUp(planOf(event, originalId, one)))
      return toldOf(outcomes, items.length)
    },
  },
}

/** What happened so long ago is history: nobody expects that it makes an issue today. */
const OLD_MS = 7 * 24 * 60 * 60 * 1_000

const whyNot = ({ pullRequest, happenedAt, onSince, now }: FeatureEvent): string | undefined => {
  if (isRevert(pullRequest)) return 'It takes another one back.'
  // Hosts tell whole seconds.
  const since = Math.floor((onSince?.getTime() ?? 0) / 1_000) * 1_000
  if (now.getTime() - happenedAt.getTime() > OLD_MS || happenedAt.getTime() < since)
    return 'It was merged before the rule was turned on, or more than a week ago.'
  return undefined
}

const leftOvers = async (
  { pullRequest, settings }: FeatureEvent,
  tools: FeatureTools,
): Promise<readonly LeftOver[]> => {
  const { comments, todos } = settings['create-follow-ups']
  return [
    ...(comments ? commentsLeft(pullRequest, await tools.getReviewThreads()) : []),
    ...(todos
      ? todosLeft(await tools.getChangedFiles(), (path, line) => tools.urlOfLine(pullRequest, { path, line }))
      : []),
  ]
}

interface Group {
  readonly key: string
  readonly items: readonly LeftOver[]
}

/** What is over the most of a pull request shares the last one. */
const groupsOf = ({ settings }: FeatureEvent, items: readonly LeftOver[]): readonly Group[] => {
  const { oneEach, mostOfPullRequest } = settings['create-follow-ups']
  if (!oneEach) return [{ key: 'all', items }]
  const alone = items.length <= mostOfPullRequest ? items : items.slice(0, mostOfPullRequest - 1)
  const rest = items.slice(alone.length)
  return [
    ...alone.map((item) => ({ key: item.key, items: [item] })),
    ...(rest.length > 0 ? [{ key: 'rest', items: rest }] : []),
  ]
}

const planOf = ({ pullRequest, label }: FeatureEvent, originalId: string, { key, items }: Group) => ({
  key,
  originalId,
  summary: summaryOf(pullRequest, label, items),
  document: (issueKey: string) => documentOf(pullRequest, { label, issueKey }, items),
  items,
})

const toldOf = (outcomes: readonly FollowUpOutcome[], count: number): FeatureOutcome => {
  const sentences = [...new Set(outcomes.map(sentenceOf))]
  const left = count === 1 ? '1 thing is left to do.' : `${count} things are left to do.`
  return { outcome: outcomeOf(outcomes), detail: `${left} ${sentences.join(' ')}` }
}

const outcomeOf = (outcomes: readonly FollowUpOutcome[]): FeatureOutcome['outcome'] => {
  if (outcomes.some(({ kind }) => kind === 'parked')) return 'parked'
  return outcomes.some(({ kind }) => kind === 'created') ? 'done' : 'nothing to do'
}

const sentenceOf = (outcome: FollowUpOutcome): string => {
  if (outcome.kind === 'created') return `${outcome.key} was created.`
  if (outcome.kind === 'there') return `${outcome.key} is there already.`
  if (outcome.kind === 'parked') return `It waits for somebody: ${outcome.why}.`
  return `Nothing was created: ${outcome.why}.`
}
