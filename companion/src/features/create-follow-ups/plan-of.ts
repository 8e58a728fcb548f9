import type { FeatureEvent, FeatureTools } from '../feature'
import type { FollowUpPlan, NotedLeftOver } from '../follow-up-tools'
import { findAssignee } from './assignee-of'
import { documentOf, summaryOf } from './document-of'

export interface Group {
  readonly key: string
  readonly items: readonly NotedLeftOver[]
}

/**
 * What is left, as it goes into issues: one with a list, or one for each thing; what is over the most of a pull request
 * shares the last one. What has an issue of its own already stands in no list.
 */
export const groupsOf = ({ settings }: FeatureEvent, left: readonly NotedLeftOver[]): readonly Group[] => {
  const { oneEach, mostOfPullRequest } = settings['create-follow-ups']
  if (!oneEach) return list('all', left)
  const alone = left.length <= mostOfPullRequest ? left : left.slice(0, mostOfPullRequest - 1)
  return [...alone.map(ofItsOwn), ...list('rest', left.slice(alone.length))]
}

const list = (key: string, left: readonly NotedLeftOver[]): readonly Group[] => {
  const items = left.filter(({ followUpKey = key }) => followUpKey === key)
  return items.length > 0 ? [{ key, items }] : []
}

const ofItsOwn = (item: NotedLeftOver): Group => ({ key: item.key, items: [item] })

/** The group of this name; one thing that nobody has put into a list has its own, however it stands. */
export const groupNamed = (
  event: FeatureEvent,
  { items, left }: { readonly items: readonly NotedLeftOver[]; readonly left: readonly NotedLeftOver[] },
  key: string,
): Group | undefined => {
  const item = items.find((each) => each.key === key)
  return item ? ofItsOwn(item) : groupsOf(event, left).find((group) => group.key === key)
}

export const planOf = (
  { pullRequest, label }: FeatureEvent,
  tools: FeatureTools,
  originalId: string,
  { key, items }: Group,
): FollowUpPlan => ({
  key,
  originalId,
  summary: summaryOf(pullRequest, label, items),
  document: (issueKey: string) => documentOf(pullRequest, { label, issueKey }, items),
  findAssignee: () => findAssignee(pullRequest.author, tools),
  items,
})
