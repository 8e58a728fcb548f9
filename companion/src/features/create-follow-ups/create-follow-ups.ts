import { isRevert } from '../../pull-requests/revert'
import type { Feature, FeatureEvent, FeatureOutcome, FeatureTools } from '../feature'
import type { FollowUpOutcome } from '../follow-up-tools'
import { findLeftOvers } from './left-overs-of'
import { groupNamed, groupsOf, planOf } from './plan-of'
import { reportGone } from './report-gone'
import { toldOf } from './told-of'

type Handle = (event: FeatureEvent, tools: FeatureTools) => Promise<FeatureOutcome>

/** While a pull request is open, what it would leave to do is written down: nobody is told, the panel shows it. */
const lookAhead: Handle = async (event, tools) => {
  if (event.issueIds.length === 0) return noIssue
  const { left, remarks } = await findLeftOvers(event, tools)
  if (left.length === 0) return { outcome: 'nothing to do', detail: `Nothing would be left to do.${remarks}` }
  const words = left.length === 1 ? '1 thing' : `${left.length} things`
  return { outcome: 'done', detail: `${words} would be left to do.${remarks}` }
}

/** When it merges, what is left becomes a Jira issue: one with a list, or one for each thing. */
const afterMerge: Handle = async (event, tools) => {
  if (event.followUpKey !== undefined) return createNamed(event, tools, event.followUpKey)
  const gone = await reportGone(event, tools)
  const { outcome, detail } = await followUp(event, tools)
  return {
    outcome: gone !== '' && outcome === 'nothing to do' ? 'done' : outcome,
    detail: `${detail}${gone}`,
  }
}

const followUp: Handle = async (event, tools) => {
  const [originalId] = event.issueIds
  if (originalId === undefined) return noIssue
  const why = whyNot(event)
  if (why) return { outcome: 'skipped', detail: why }
  const { left, remarks } = await findLeftOvers(event, tools)
  if (left.length === 0) return { outcome: 'nothing to do', detail: `Nothing is left to do.${remarks}` }
  const outcomes: FollowUpOutcome[] = []
  for (const group of groupsOf(event, left))
    outcomes.push(await tools.followUps.create(planOf(event, tools, originalId, group)))
  return toldOf(outcomes, left.length, remarks)
}

/** One that a person wants at once: before the merge too, and however long ago that was. */
const createNamed = async (
  event: FeatureEvent,
  tools: FeatureTools,
  key: string,
): Promise<FeatureOutcome> => {
  const [originalId] = event.issueIds
  if (originalId === undefined) return noIssue
  const found = await findLeftOvers(event, tools)
  const group = groupNamed(event, found, key)
  if (!group) return { outcome: 'nothing to do', detail: 'It is not left to do any more.' }
  const outcome = await tools.followUps.create(planOf(event, tools, originalId, group))
  return toldOf([outcome], group.items.length, '')
}

export const createFollowUps: Feature = {
  rule: 'create-follow-ups',
  on: { opened: lookAhead, reopened: lookAhead, updated: lookAhead, reviewed: lookAhead, merged: afterMerge },
}

const noIssue: FeatureOutcome = { outcome: 'nothing to do', detail: 'No issue is linked.' }

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
