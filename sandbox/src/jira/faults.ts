import type { Clock } from '@throughline/companion/clock'
import type { Context, MiddlewareHandler } from 'hono'
import { answerLost, refusalOf } from './fault-answers'
import type { JiraFault, StandingFault } from './jira-fault'
import type { Person } from './people'
import { getStatus } from './statuses'
import { FakeScreenField, FakeWorkflow } from './workflow'

export interface JiraFaults {
  set(fault: JiraFault): void
  readonly current: JiraFault
}

/** The faults with the middleware that makes them happen. */
export interface StrikingFaults extends JiraFaults {
  readonly strike: MiddlewareHandler
  /** What is left of this person's rights and address. */
  seenAs(person: Person): Person
  /** What moving an issue of a project with this workflow asks for. */
  workflowUnder(projectId: string, workflow: FakeWorkflow | undefined): FakeWorkflow | undefined
  /** What a new issue asks for where it asks for these anyway. */
  createFieldsUnder(fields: readonly FakeScreenField[]): readonly FakeScreenField[]
}

type Striking = Exclude<JiraFault, { readonly kind: 'none' } | StandingFault>

/** What goes wrong on purpose, and the middleware that makes it go wrong. */
export function createJiraFaults(clock: Clock): StrikingFaults {
  let current: JiraFault = { kind: 'none' }

  const countDown = (fault: Striking) => {
    const isOnce = fault.kind === 'answer-lost' || fault.kind === 'conflict'
    const left = (fault.times ?? (isOnce ? 1 : Number.POSITIVE_INFINITY)) - 1
    current = left > 0 ? { ...fault, times: left } : { kind: 'none' }
  }

  return {
    get current() {
      return current
    },
    set(fault) {
      current = fault
    },
    seenAs: (person) => personUnder(current, person),
    workflowUnder: (projectId, workflow) => withField(current, workflow ?? FakeWorkflow.parse({ projectId })),
    createFieldsUnder: (fields) =>
      current.kind === 'create-asks' ? [...fields, choiceOf(current.field, current.allowed)] : fields,
    async strike(c, next) {
      const fault = current
      if (fault.kind === 'none' || isStanding(fault) || !concerns(fault, c)) return next()
      countDown(fault)
      if (fault.kind === 'stalled') return hungUp(c)
      if (fault.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
      if (fault.kind !== 'slow' && fault.kind !== 'answer-lost') return refusalOf(fault, c, clock)
      await next()
      if (fault.kind === 'answer-lost') c.res = answerLost(c)
    },
  }
}

const standing = [
  'permission-missing',
  'no-project',
  'email-other',
  'email-hidden',
  'field-required',
  'create-asks',
  'webhook-silent',
]
const isStanding = (fault: JiraFault): fault is StandingFault => standing.includes(fault.kind)

const personUnder = (fault: JiraFault, person: Person): Person => {
  switch (fault.kind) {
    case 'permission-missing':
      return { ...person, permissions: person.permissions.filter((each) => each !== fault.permission) }
    case 'no-project':
      return { ...person, browses: [] }
    case 'email-other':
      return { ...person, emailAddress: 'd.ortiz@acme.example' }
    case 'email-hidden':
      return { ...person, emailAddress: undefined }
    default:
      return person
  }
}

const choiceOf = (name: string, allowed: readonly string[]): FakeScreenField =>
  FakeScreenField.parse({ id: 'customfield_10010', name, kind: 'option', isRequired: true, allowed })

const withField = (fault: JiraFault, workflow: FakeWorkflow): FakeWorkflow => {
  if (fault.kind !== 'field-required') return workflow
  const { id } = getStatus(fault.to)
  const asked = FakeScreenField.parse({
    ...{ id: 'customfield_10010', name: fault.field, kind: 'text', isRequired: true },
  })
  const before = workflow.screens.find(({ to }) => to === id)?.fields ?? []
  const others = workflow.screens.filter(({ to }) => to !== id)
  return { ...workflow, screens: [...others, { to: id, fields: [...before, asked] }] }
}

/**
 * An answer is lost after a write only, and two transitions conflict only when there is one. What has to do with a
 * token does not concern /serverInfo, which everybody may read.
 */
const concerns = (fault: Striking, { req }: Context): boolean => {
  const isServerInfo = req.path.endsWith('/serverInfo')
  switch (fault.kind) {
    case 'answer-lost':
      return req.method !== 'GET' && !/\/(comment\/list|bulkfetch)$/.test(req.path)
    case 'conflict':
      return req.method === 'POST' && req.path.endsWith('/transitions')
    case 'webhook-refused':
      return /\/rest\/(webhooks|jira-webhook)\//.test(req.path)
    case 'too-old':
      return isServerInfo
    case 'token-refused':
    case 'captcha':
      return !isServerInfo
    default:
      return true
  }
}

/** Resolves when the caller has given up, or after a minute. */
const hungUp = (c: Context): Promise<Response> =>
  new Promise((resolve) => {
    const end = () => resolve(c.text('Gateway timeout', 504))
    c.req.raw.signal.addEventListener('abort', end, { once: true })
    setTimeout(end, 60_000).unref()
  })
