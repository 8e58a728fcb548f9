import type { Database, TenantSql } from '../database/database'
import type { Locks } from '../database/locks'
import { Failure } from '../failure'
import { type IssueMove, issueMoves } from '../issues/issue-moves'
import { issues } from '../issues/issues'
import type { Jira } from '../jira/jira'
import type { FilledField, IssueState, Reason, StatusChange, Transition } from '../jira/moving'

/** As a feature plans it: each question may be asked again. */
export interface Plan {
  readonly becauseOf: Reason
  staysBecause(state: IssueState, lastChange: StatusChange | undefined): string | undefined
  readonly steps: readonly ((state: IssueState, transitions: readonly Transition[]) => Step)[]
}

interface Way {
  readonly transition: Transition
  readonly filled: readonly FilledField[]
}

type Step = ({ readonly kind: 'go' } & Way) | { readonly kind: 'stays' | 'parked'; readonly why: string }

export type MovedOnce =
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'stays' | 'parked'; readonly why: string }

interface MoveOnceOptions {
  readonly database: Database
  readonly locks: Locks
  readonly jira: Jira
  readonly tenantId: string
}

/** A conflict is settled by looking again; who meets that many has somebody else at work there. */
const MOST_LOOKS = 4

/**
 * Moves an issue at most once for what happened, whatever crashes between the steps: a lock on the issue, a row before
 * the call, and before every call a look at how the issue stands and who moved it last. Jira keeps with each of our
 * moves because of what it was made, so that also a database that knows nothing of it tells ours from a person's.
 */
export const createMoveOnce = ({ database, locks, jira, tenantId }: MoveOnceOptions) => {
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)
  const write = (issueId: string, { becauseOf }: Plan, state: IssueMove['state'], reason?: string) =>
    inTenant((sql) => issueMoves(sql).save(issueId, { state, happenedAt: becauseOf.happenedAt, reason }))

  /** One way on: where it led, or why not. */
  const go = async (
    issueId: string,
    plan: Plan,
    { transition, filled }: Way,
  ): Promise<MovedOnce | 'again'> => {
    await write(issueId, plan, 'moving')
    const move = { transitionId: transition.id, filled, becauseOf: plan.becauseOf }
    const answer = await jira.moveIssue(issueId, move)
    if (answer.kind === 'refused') return { kind: 'parked', why: refusedWhy(transition, answer.fields) }
    if (answer.kind === 'conflict') return 'again'
    await inTenant((sql) => issues(sql).setStatus(issueId, transition.to))
    return { kind: 'moved', to: transition.to.name }
  }

  const takeSteps = async (issueId: string, plan: Plan, state: IssueState): Promise<MovedOnce | 'again'> => {
    let standing = state
    for (const decide of plan.steps) {
      const step = decide(standing, await jira.listTransitions(issueId))
      if (step.kind !== 'go') return step
      const outcome = await go(issueId, plan, step)
      if (outcome === 'again' || outcome.kind !== 'moved') return outcome
      standing = standingIn(state, step.transition)
    }
    return { kind: 'moved', to: standing.issue.status }
  }

  const look = async (issueId: string, plan: Plan): Promise<MovedOnce | 'again'> => {
    const state = await jira.readState(issueId)
    if (!state) return { kind: 'stays', why: 'Jira does not show it any more' }
    const change = await jira.findStatusChange(issueId)
    // An earlier try of ours, whose answer was lost.
    if (change?.becauseOf && isSame(change.becauseOf, plan.becauseOf))
      return { kind: 'moved', to: state.issue.status }
    const why = plan.staysBecause(state, change)
    return why === undefined ? takeSteps(issueId, plan, state) : { kind: 'stays', why }
  }

  const lookAgain = async (issueId: string, plan: Plan): Promise<MovedOnce> => {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const outcome = await look(issueId, plan)
      if (outcome !== 'again') return outcome
    }
    throw new Failure('jira-conflict', 'Others change this issue all the time.', { retryAfterSeconds: 30 })
  }

  return (issueId: string, plan: Plan): Promise<MovedOnce> =>
    locks.hold(`${tenantId} move ${issueId}`, async () => {
      const known = await inTenant((sql) => issueMoves(sql).find(issueId))
      if (known?.state === 'moved' && known.happenedAt > plan.becauseOf.happenedAt)
        return { kind: 'stays', why: 'it was moved because of something later' }
      const outcome = await lookAgain(issueId, plan)
      await write(issueId, plan, stateOf[outcome.kind], outcome.kind === 'moved' ? outcome.to : outcome.why)
      return outcome
    })
}

const isSame = (one: Reason, other: Reason): boolean =>
  one.what === other.what && one.happenedAt.getTime() === other.happenedAt.getTime()

const stateOf = { moved: 'moved', stays: 'left', parked: 'parked' } as const

/** Validators of a workflow are seen by nobody before they refuse. */
const refusedWhy = ({ to, fields }: Transition, refused: readonly string[]): string => {
  const names = refused.map((id) => `“${fields.find((field) => field.id === id)?.name ?? id}”`)
  if (names.length === 0) return `Jira refuses to move it to ${to.name}`
  return `Jira refuses to move it to ${to.name} because of ${names.join(', ')}`
}

const standingIn = (state: IssueState, { to }: Transition): IssueState => ({
  ...state,
  issue: { ...state.issue, status: to.name, statusCategory: to.category },
})
