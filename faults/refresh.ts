import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Hono } from 'hono'
import pg from 'pg'
import { openSeal } from '../companion/src/connections/checks/start-run'
import { connections } from '../companion/src/connections/connections'
import { newMasterKey, parseMasterKeys } from '../companion/src/connections/master-keys'
import { oauthTokens } from '../companion/src/connections/oauth/oauth-tokens'
import { sealPair } from '../companion/src/connections/oauth/seal-pair'
import { createKeyring } from '../companion/src/connections/seal'
import { createDatabase } from '../companion/src/database/database'
import { loopbackOnly } from '../companion/src/fetch/egress'
import { createSafeFetch } from '../companion/src/fetch/safe-fetch'
import { createAtlassianAccount, type TokenPair } from '../companion/src/jira/auth/atlassian-account'
import { prepare } from '../companion/src/prepare'
import { createSandboxAccount, oauthAppAt } from '../sandbox/src/atlassian-account/sandbox-account'
import { createFakeJira } from '../sandbox/src/jira/fake-jira'
import { olu } from '../sandbox/src/jira/people'
import { serveOnLoopback } from '../sandbox/src/serve-on-loopback'
import { type Fault, type FaultRun, holds, none } from './fault'
import { openFolders } from './rig/folders'
import type { ToCall, WasCalled } from './rig/jira-caller'
import { openPostgres } from './rig/own-postgres'

const CALLERS = 100
const masterKeys = newMasterKey('refresh')

/** The access to Jira ends while a hundred callers in each of two processes need it, and a process dies while it renews. */
export const refresh: Fault = {
  what: 'access by OAuth ends under 200 callers in two processes, and one is killed between renewing and storing',
  limitMs: 5 * 60_000,
  async run(run) {
    const stage = await openStage(run)
    const { account, expire } = stage
    const refreshes = () => account.tokenRequests.filter(({ kind }) => kind === 'refresh').length
    const [first, second] = [await startCaller(run, stage), await startCaller(run, stage)]

    const rounds = run.isShort ? 3 : 30
    let failedCalls = 0
    let most = 0
    for (let round = 0; round < rounds; round += 1) {
      await expire()
      const before = refreshes()
      const ended = await Promise.all([call(first), call(second)])
      failedCalls += failuresOf(run, ended)
      most = Math.max(most, refreshes() - before)
    }
    const inRounds = refreshes()
    run.say(`${rounds} rounds: ${inRounds} renewals, ${failedCalls} failed calls`)

    const kills = run.isShort ? 2 : 10
    let recovered = 0
    for (let killed = 0; killed < kills; killed += 1) {
      const victim = await startCaller(run, stage)
      await expire()
      await killWhileRenewing(account, victim)
      const startedAt = refreshes()
      failedCalls += failuresOf(run, await Promise.all([call(first), call(second)]))
      if (refreshes() === startedAt + 1) recovered += 1
    }
    const usedAgain = account.tokenRequests.filter(({ outcome }) => outcome !== 'given').length
    const calls = (rounds + kills) * 2 * CALLERS
    return {
      counts: { rounds, refreshes: inRounds, failedCalls, kills, recovered, refused: usedAgain },
      figures: [
        holds(
          `renewals in ${rounds} rounds of 2 × ${CALLERS} callers`,
          String(inRounds),
          String(rounds),
          inRounds === rounds && most === 1,
        ),
        none(`calls that failed, of ${calls}`, failedCalls),
        holds(
          'kills between renewing and storing after which the next caller renewed',
          String(recovered),
          String(kills),
          recovered === kills,
        ),
        none('renewals that Atlassian refused', usedAgain),
      ],
    }
  },
}

type Stage = Awaited<ReturnType<typeof openStage>>
type Account = Stage['account']

/** A self-managed companion's database with Jira connected by OAuth, and Atlassian on loopback. */
const openStage = async (run: FaultRun) => {
  const folders = await openFolders(run)
  const { url } = await openPostgres(run, folders.postgres)
  const prepared = await prepare({ databaseUrl: url, masterKeys, dataFolder: '', mode: 'self-managed' })
  const tenantId = prepared.selfManagedTenantId ?? ''
  const site = new Hono()
  const served = await serveOnLoopback(site.fetch, 0)
  run.atEnd(served.close)
  const clock = () => new Date()
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: served.url, clock })
  const { account } = createSandboxAccount({ jira, companionUrl: 'http://127.0.0.1:1', clock })
  site.route('/', account.app).route('/', jira.app)
  const oauthApp = oauthAppAt(served.url)

  const atlassian = createAtlassianAccount(oauthApp, createSafeFetch(loopbackOnly))
  const ask = { scopes: ['read:jira-work', 'offline_access'], state: 'state' }
  const back = new URL(account.allow(ask, { accountId: olu.accountId, cloudIds: ['cloud-1'] }))
  const pair = await atlassian.exchange(back.searchParams.get('code') ?? '', account.client.callback)
  if (pair === 'ended') throw new Error('Atlassian gave no tokens.')
  await connect(url, { tenantId, baseUrl: atlassian.baseUrlOf('cloud-1'), siteUrl: served.url, pair })

  const client = new pg.Client({ connectionString: url })
  await client.connect()
  run.atEnd(() => client.end())
  return {
    account,
    toCall: { url, masterKeys, tenantId, oauthApp, callers: CALLERS } satisfies ToCall,
    /** The stored access token ends now. */
    expire: () => client.query('update connection set access_expires_at = now()'),
  }
}

interface ToConnect {
  readonly tenantId: string
  readonly baseUrl: string
  readonly siteUrl: string
  readonly pair: TokenPair
}

const connect = async (url: string, { tenantId, baseUrl, siteUrl, pair }: ToConnect) => {
  const database = createDatabase({ url, connections: 1, deadlineMs: 10_000 })
  const connectionId = randomUUID()
  const seal = await openSeal({ database, keyring: createKeyring(parseMasterKeys(masterKeys)) }, tenantId)
  const sealed = await sealPair(seal, connectionId, pair, new Date())
  const consentEndsAt = new Date(Date.now() + 365 * 86_400_000)
  await database.withTenant(tenantId, async (sql) => {
    const { sealedToken } = sealed
    await connections(sql).add({ connectionId, host: 'jira', mode: 'oauth', baseUrl, sealedToken })
    await oauthTokens(sql).begin(connectionId, sealed, { siteUrl, consentEndsAt })
  })
  await database.close()
}

/** Resolves when it can call. */
const startCaller = async ({ atEnd }: FaultRun, { toCall }: Stage): Promise<ChildProcess> => {
  const child = fork('scripts/run.mjs', ['faults/rig/jira-caller.ts'], { serialization: 'advanced' })
  atEnd(async () => void child.kill('SIGKILL'))
  await once(child, 'spawn')
  child.send(toCall)
  await once(child, 'message')
  return child
}

const call = async (child: ChildProcess): Promise<WasCalled> => {
  child.send('call')
  const [wasCalled] = await once(child, 'message')
  return wasCalled as WasCalled
}

/** Atlassian has renewed, and nobody hears of it any more. */
const killWhileRenewing = async (account: Account, victim: ChildProcess) => {
  let renewed = () => {}
  const isRenewed = new Promise<void>((resolve) => {
    renewed = resolve
  })
  let letGo = () => {}
  account.beforeAnswer = () => {
    renewed()
    return new Promise((resolve) => {
      letGo = resolve
    })
  }
  victim.send('call')
  await isRenewed
  victim.kill('SIGKILL')
  await once(victim, 'exit')
  account.beforeAnswer = async () => {}
  letGo()
}

const failuresOf = ({ say }: FaultRun, ended: readonly WasCalled[]): number => {
  for (const reason of new Set(ended.flatMap(({ reasons }) => reasons))) say(`a call failed: ${reason}`)
  return ended.reduce((sum, { failed }) => sum + failed, 0)
}
