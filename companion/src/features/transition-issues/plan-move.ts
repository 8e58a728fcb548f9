import type { FieldAnswer, MergeTarget } from '@throughline/shared/rule-settings'
import type { IssueState, Reason, StatusChange, Transition } from '../../jira/moving'
import type { MovePlan, MoveStep } from '../feature'
import { fillScreen } from './fill-screen'

export interface MoveWish {
  readonly to: MergeTarget
  readonly becauseOf: Reason
  /** Statuses that are known to come before it, by name. */
  readonly before: readonly string[]
  readonly answers: readonly FieldAnswer[]
  /** True for work that was taken back: the one way that leads back. */
  readonly reopens: boolean
}

/** What has to hold for an issue to be moved, and how it is: decided anew from what Jira says each time. */
export const planMove = (wish: MoveWish): MovePlan => ({
  becauseOf: wish.becauseOf,
  staysBecause: (state, change) => settled(state, wish) ?? meanwhile(change, wish),
  steps:
    wish.to.by === 'ids'
      ? wish.to.ids.map((id) => (state, transitions) => stepById(id, wish, { state, transitions }))
      : [(state, transitions) => stepTo(wish, { state, transitions })],
})

const settled = ({ issue, isResolved }: IssueState, { to, reopens }: MoveWish): string | undefined => {
  if (to.by === 'ids' && to.ids.length === 0) return 'the rule names no transition'
  if (issue.status === '') return 'its status cannot be seen'
  const isDone = issue.statusCategory === 'done'
  if (reopens) return isDone || isResolved ? undefined : 'it is not done, so there is nothing to reopen'
  if (isDone) return 'it is done already'
  return isResolved ? 'it is resolved already' : undefined
}

/** A person's word counts, and a later reason of ours, too. */
const meanwhile = (change: StatusChange | undefined, { becauseOf }: MoveWish): string | undefined => {
  if (!change) return undefined
  const { happenedAt } = becauseOf
  if (change.becauseOf)
    return change.becauseOf.happenedAt > happenedAt ? 'it was moved because of something later' : undefined
  return change.at > happenedAt ? 'somebody has moved it since' : undefined
}

interface Standing {
  readonly state: IssueState
  readonly transitions: readonly Transition[]
}

const stepTo = (wish: MoveWish, { state, transitions }: Standing): MoveStep => {
  const { status } = state.issue
  if (isThere(wish, state)) return { kind: 'stays', why: `it is in ${status} already` }
  const found = transitions.find(({ to }) => leadsTo(wish, to))
  if (!found)
    return { kind: 'parked', why: `no transition leads from ${status} to ${nameOf(wish)}: ${whoMay}` }
  const isForward = wish.reopens || isAhead(wish, state, found)
  if (!isForward) return { kind: 'stays', why: `${status} may come after ${found.to.name}` }
  return fillScreen(found, wish.answers)
}

const whoMay = 'the workflow has none, or the account may not move issues'

const stepById = (id: string, wish: MoveWish, { state, transitions }: Standing): MoveStep => {
  const { status, statusCategory } = state.issue
  const found = transitions.find((transition) => transition.id === id)
  if (!found) return { kind: 'parked', why: `transition ${id} does not lead on from ${status}` }
  if (rankOf(found.to.category) < rankOf(statusCategory))
    return { kind: 'stays', why: `transition ${id} leads back to ${found.to.name}` }
  return fillScreen(found, wish.answers)
}

const isThere = ({ to }: MoveWish, { issue }: IssueState): boolean => {
  if (to.by === 'category') return issue.statusCategory === to.category
  return to.by === 'status' && isSame(to.name, issue.status)
}

/** By where a transition leads, never by what it is called. */
const leadsTo = ({ to }: MoveWish, { name, category }: Transition['to']): boolean => {
  if (to.by === 'category') return category === to.category
  return to.by === 'status' && isSame(to.name, name)
}

const nameOf = ({ to }: MoveWish): string => {
  if (to.by === 'status') return to.name
  return to.by === 'category' ? `a status of the category ${to.category}` : 'these transitions'
}

const ranks: Readonly<Record<string, number>> = { new: 0, indeterminate: 1, done: 2 }
const rankOf = (category: string): number => ranks[category] ?? 1

/** Jira orders categories, not statuses: within one, only what the rule itself names in order is known to lead on. */
const isAhead = ({ before }: MoveWish, { issue }: IssueState, { to }: Transition): boolean => {
  const ahead = rankOf(to.category) - rankOf(issue.statusCategory)
  return ahead > 0 || (ahead === 0 && before.some((name) => isSame(name, issue.status)))
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
