import { createFakeJira, type FakeJira } from '../sandbox/src/jira/fake-jira'
import { serveOnLoopback } from '../sandbox/src/serve-on-loopback'
import { answerParent } from './apart'
import { recordedIssues } from './auto-link-texts'
import { withPeople } from './issue-people'

export type AskedOfSite =
  | { readonly kind: 'open'; readonly issues: number }
  /** What was used is over, and the hour's points are there again. */
  | { readonly kind: 'next-hour' }
  | { readonly kind: 'meter' }

export interface SiteMeter {
  readonly url: string
  readonly token: string
  readonly calls: number
  readonly points: number
  /** The most that were used in any hour. */
  readonly mostInAnHour: number
  readonly refused: number
}

/** What Jira Cloud gives an app for an hour; more is refused. */
const HOUR_POINTS = 65_000

let meter: SiteMeter = { url: '', token: '', calls: 0, points: 0, mostInAnHour: 0, refused: 0 }
let inThisHour = 0

/** A Jira with many issues in a process of its own, which counts points as Jira Cloud does. */
answerParent<AskedOfSite, SiteMeter>(async (asked) => {
  if (asked.kind === 'open') await open(asked.issues)
  if (asked.kind === 'next-hour') inThisHour = 0
  return meter
})

const open = async (count: number) => {
  const recorded = recordedIssues(count)
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock: () => new Date() })
  restoreWith(jira, recorded)
  const people = withPeople(recorded)
  const { url } = await serveOnLoopback(async (request) => {
    if (inThisHour > HOUR_POINTS) return refusal()
    const answer = await jira.app.fetch(request)
    return counted(await answer.json(), answer.status, people)
  }, 0)
  meter = { ...meter, url, token: jira.issueSystemToken({ expiresInSeconds: 86_400 }) }
}

const refusal = () => {
  meter = { ...meter, calls: meter.calls + 1, refused: meter.refused + 1 }
  const headers = { 'retry-after': '1', 'ratelimit-reason': 'jira-quota-global-based' }
  return Response.json({ errorMessages: ['Rate limit exceeded.'] }, { status: 429, headers })
}

const counted = (body: unknown, status: number, people: ReturnType<typeof withPeople>) => {
  const answer = people(body)
  const points = 1 + answer.issueCount
  inThisHour += points
  meter = {
    ...meter,
    calls: meter.calls + 1,
    points: meter.points + points,
    mostInAnHour: Math.max(meter.mostInAnHour, inThisHour),
  }
  return Response.json(answer.body, { status })
}

const restoreWith = (jira: FakeJira, recorded: ReturnType<typeof recordedIssues>) => {
  const { state, tokens } = jira.snapshot() as { readonly state: object; readonly tokens: unknown }
  const projectId = jira.getProject('SHOP').id
  const issues = recorded.map(({ key, summary, description, components, createdAt }, at) => ({
    ...{ id: String(100_000 + at), key, formerKeys: [], projectId, issueType: 'Bug', summary },
    description: {
      ...{ type: 'doc', version: 1 },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: description }] }],
    },
    ...{
      statusId: '10000',
      reporterId: jira.people[0]?.accountId,
      watcherIds: [],
      properties: [],
      labels: [],
    },
    components: components.map((name) => ({ id: name, name })),
    ...{ createdAt: createdAt?.toISOString(), updatedAt: createdAt?.toISOString() },
  }))
  jira.restore({ state: { ...state, issues }, tokens })
}
