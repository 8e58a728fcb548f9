import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { ActionName, ActionRequest } from '@throughline/shared/actions'
import postgres from 'postgres'
import type { Action } from '../../src/actions/action'
import { builtActions } from '../../src/actions/index'
import { createLog } from '../../src/log'
import { createAsking } from '../action-tools'
import { commitOf } from '../in-world'
import { eventually, type World } from '../world'
import type { Evidence } from './evidence'
import { knowSecretsOfFakes } from './secrets-of-fakes'

/** Said in pull requests that may reach Jira, and in one of a private repository that nobody has mapped. */
export const words = { ofWork: `work-${randomUUID()}`, ofPlans: `plans-${randomUUID()}` }
const storefront = 'acme/storefront'
const plans = 'acme/acquisition-plans'
const masterKey = Buffer.alloc(32, 7).toString('base64')
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
export const aToken = (beginning: string) => `${beginning}${randomBytes(24).toString('base64url')}`

type Running = Fakes & Pick<World, 'settings' | 'tenantId' | 'companionUrl' | 'stop'>

/** Plays a life in a product that runs for it alone; resolves with what that leaves in Jira. */
export const playIn = async <Product extends Running>(
  evidence: Evidence,
  start: () => Promise<Product>,
  live: (evidence: Evidence, world: Product, journey: Journey) => Promise<string>,
): Promise<string> => {
  const world = await start()
  const journey = createJourney(evidence, world)
  try {
    return await live(evidence, world, journey)
  } finally {
    await journey.stop()
    await world.stop()
  }
}

type Fakes = Pick<World, 'jira' | 'gitHost'>
export type Journey = ReturnType<typeof createJourney>

/** What both journeys do with a running product. */
export const createJourney = (
  evidence: Evidence,
  fakes: Fakes & Pick<World, 'settings' | 'tenantId' | 'companionUrl'>,
) => {
  const { gitHost, settings, tenantId } = fakes
  const superuser = postgres(settings.databaseUrl, { max: 1, onnotice: () => {} })
  const asking = createAsking(settings, tenantId)
  const log = createLog('trace')
  evidence.know('the master key', masterKey)
  const know = () => knowSecretsOfFakes(evidence, fakes)

  const ask = async <Name extends ActionName>(name: Name, request: ActionRequest<Name>) => {
    const action = builtActions[name] as unknown as Action<Name>
    const answer = await evidence.asked(asking.ask(action, request, { log }))
    know()
    return answer
  }
  /** Waits for the end of the checks that an action has begun, and keeps what they say. */
  const ended = async (begun: Awaited<ReturnType<typeof ask>>) => {
    const runId = begun && 'runId' in begun ? begun.runId : ''
    const run = await eventually(
      () => ask('read-checks', { runId }),
      (seen) => seen?.state !== 'running',
    )
    return run?.state
  }

  const hurry = () =>
    superuser`update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()`
  const atRest = () =>
    eventually(
      async () => {
        await hurry()
        return superuser`select from graphile_worker._private_jobs where attempts < max_attempts`
      },
      ({ length }) => length === 0,
    )
  const waits = () =>
    eventually(
      () => superuser`select from inbox where outcome = 'waiting' and reason is not null`,
      ({ length }) => length > 0,
    )

  const open = (repository: string, said: string, branch: string) =>
    gitHost.openPullRequest({
      repository,
      title: `SHOP-7 ${said}`,
      body: `This is why: ${said}.`,
      branch: `${branch}-${said}`,
      author: 'olu',
      commits: [commitOf(`SHOP-7 ${said}`)],
    })

  const connectionOf = async (host: string) => {
    const [row] = await superuser<{ id: string }[]>`
      select connection_id as id from connection where host = ${host} and ended_at is null`
    return row?.id ?? ''
  }

  return {
    superuser,
    ask,
    ended,
    atRest,
    connectionOf,
    know,
    sweep: () => evidence.sweep(superuser),

    /** Opened, pushed to, reviewed and merged; and opened where nothing may come of it. */
    async work() {
      const { pullRequest } = await open(storefront, words.ofWork, 'work')
      const name = { repository: storefront, number: pullRequest.number }
      await open(plans, words.ofPlans, 'plans')
      await gitHost.push({ ...name, ...commitOf(`More of ${words.ofWork}`) })
      await gitHost.review({ ...name, reviewer: 'dana', verdict: 'approved', body: words.ofWork })
      await gitHost.merge({ ...name, by: 'dana' })
      await atRest()
    },

    /** Something happens that has to wait for somebody. */
    async workInVain() {
      await open(storefront, words.ofWork, 'in-vain')
      await waits()
    },

    /** Both sides are down for a while, answer nonsense, and are sent nonsense. */
    async fail() {
      gitHost.faults.set({ kind: 'down' })
      await open(storefront, words.ofWork, 'down')
      await waits()
      await evidence.sweep(superuser)
      gitHost.faults.set({ kind: 'none' })
      await atRest()

      fakes.jira.faults.set({ kind: 'down' })
      await open(storefront, words.ofWork, 'jira-down')
      await waits()
      fakes.jira.faults.set({ kind: 'none' })
      await atRest()

      const nonsense = { number: words.ofWork, title: [words.ofWork], head: words.ofWork }
      const forget = gitHost.override(({ url }) =>
        /\/pulls\/\d+$/.test(new URL(url).pathname) ? Response.json(nonsense) : undefined,
      )
      await open(storefront, words.ofWork, 'nonsense')
      await atRest()
      forget()
      await sendNonsense(evidence, gitHost)
      await atRest()
      await evidence.sweep(superuser)
    },

    stop: () => Promise.all([superuser.end(), asking.stop()]),
  }
}

/** Signed rightly, signed with something else, and to a place that is not there. */
const sendNonsense = async (evidence: Evidence, gitHost: Fakes['gitHost']) => {
  const [hook] = gitHost.hooks(storefront)
  const body = JSON.stringify({
    action: 'opened',
    number: words.ofWork,
    pull_request: { number: words.ofWork },
  })
  const wrong = aToken('wrong-')
  evidence.know('a made-up secret', wrong)
  for (const [url, secret] of [
    [hook?.url, hook?.secret],
    [hook?.url, wrong],
    [`${hook?.url.slice(0, -4)}0000`, hook?.secret],
  ])
    await evidence.call(String(url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'pull_request',
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': `sha256=${createHmac('sha256', String(secret)).update(body).digest('hex')}`,
      },
      body,
    })
}
