import type { Clock } from '@throughline/companion/clock'
import { createListeners } from './listeners'
import { type Happening, type JiraProductEvent, productEventOf } from './product-events'
import { seededState } from './seed'
import type { FakeIssue, FakeProject, JiraState } from './state'

/** Something about this issue is different now. */
export interface IssueChange {
  readonly issueId: string
  readonly what:
    | 'created'
    | 'deleted'
    | 'key'
    | 'status'
    | 'summary'
    | 'comments'
    | 'remote-links'
    | 'links'
    | 'webhooks'
    | 'all'
}

export type Records = ReturnType<typeof createRecords>

/** The site's data as it stands now, and who wants to hear when it changes. */
export function createRecords(clock: Clock) {
  let state: JiraState = seededState()
  const changes = createListeners<IssueChange>()
  const productEvents = createListeners<JiraProductEvent>()
  const happenings = createListeners<Happening>()

  const findIssue = (idOrKey: string): FakeIssue | undefined => {
    const wanted = idOrKey.toUpperCase()
    const named = state.issues.find(({ id, key }) => id === wanted || key === wanted)
    return named ?? state.issues.find(({ formerKeys }) => formerKeys.includes(wanted))
  }

  const getProject = (idOrKey: string): FakeProject => {
    const { projects } = state
    const named = projects.find(({ id, key }) => id === idOrKey || key === idOrKey)
    const found = named ?? projects.find(({ formerKeys }) => formerKeys.includes(idOrKey))
    if (!found) throw new Error(`The sandbox's Jira has no project ${idOrKey}.`)
    return found
  }

  return {
    changes,
    productEvents,
    happenings,
    /** Tells Forge's app and webhooks what was done to an issue. */
    tell(happening: Omit<Happening, 'project'>) {
      const whole = { ...happening, project: getProject(happening.issue.projectId) }
      productEvents.tell(productEventOf(whole))
      happenings.tell(whole)
    },
    now: () => clock().toISOString(),
    nextId(): number {
      state.nextId += 1
      return state.nextId
    },
    /** By id, key or former key, in any case. */
    findIssue,
    getIssue(idOrKey: string): FakeIssue {
      const issue = findIssue(idOrKey)
      if (!issue) throw new Error(`The sandbox's Jira has no issue ${idOrKey}.`)
      return issue
    },
    /** By id, key or former key. Throws when the site has none. */
    getProject,
    state: (): JiraState => state,
    replaceState(newState: JiraState) {
      state = newState
      for (const { id } of state.issues) changes.tell({ issueId: id, what: 'all' })
    },
  }
}
