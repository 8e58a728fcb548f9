import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono, type MiddlewareHandler } from 'hono'
import pg from 'pg'
import { type Clock, systemClock } from '../../companion/src/clock'
import { findFreePort } from '../../companion/src/database/embedded-port'
import { loopbackOnly } from '../../companion/src/fetch/egress'
import { prepare } from '../../companion/src/prepare'
import type { Settings } from '../../companion/src/settings'
import { createForgeRuntime } from '../../sandbox/src/forge-runtime/forge-runtime'
import { createFakeGitHost, type FakeGitHost } from '../../sandbox/src/git-host/fake-git-host'
import { installedApp } from '../../sandbox/src/installed-app'
import { createFakeJira, type FakeJira } from '../../sandbox/src/jira/fake-jira'
import { provision } from '../../sandbox/src/provision'
import { serveOnLoopback } from '../../sandbox/src/serve-on-loopback'
import type { FaultRun } from '../fault'
import { bundleCompanion } from './bundles'
import { openFolders } from './folders'
import { type OwnPostgres, openPostgres } from './own-postgres'
import { type Processes, startProcesses } from './processes'
import { whatWasLogged } from './what-was-logged'

export interface Rig {
  readonly postgres: OwnPostgres
  readonly processes: Processes
  readonly jira: FakeJira
  readonly gitHost: FakeGitHost
  readonly companionUrl: string
  readonly movesIssues: boolean
  /** Sees every row; for counting. Rejects while the server is away. */
  readonly superuser: pg.Pool
}

interface RigOptions {
  readonly workers?: number
  /** Stands before the fake Jira and may do to a request what a bad day does. */
  readonly beforeJira?: MiddlewareHandler
  readonly beforeGitHost?: MiddlewareHandler
  /** What time it is at the git host. */
  readonly gitHostClock?: Clock
  /** True where each merge moves its issue to Done. */
  readonly movesIssues?: boolean
}

const masterKeys = `faults:${Buffer.alloc(32, 7).toString('base64')}`

/** Jobs that one worker runs at once. */
const JOBS_AT_ONCE = 4

/** The real companion as real processes under its supervisor, on a PostgreSQL of its own, between the two fakes. */
export const openRig = async (run: FaultRun, options: RigOptions = {}): Promise<Rig> => {
  const entry = await bundleCompanion()
  const folders = await openFolders(run)
  const postgres = await openPostgres(run, folders.postgres)
  const prepared = await prepare({ databaseUrl: postgres.url, masterKeys, dataFolder: '', mode: 'hosted' })
  const { stage, ...fakes } = await openFakes(run, options)
  const settings: Settings = {
    databaseUrl: postgres.url,
    ...prepared,
    ...stage,
    host: '127.0.0.1',
    workers: JOBS_AT_ONCE,
    logLevel: 'info',
    isReachable: true,
    egress: loopbackOnly,
    panelReadSeconds: 30,
  }
  const processes = startProcesses({
    entry,
    settings,
    workers: options.workers ?? 1,
    output: openLog(run, folders.log),
  })
  run.atEnd(processes.stop)
  await processes.ready

  const { jira, gitHost, forge, jiraUrl } = fakes
  await provision({
    databaseUrl: postgres.url,
    masterKeys,
    app: installedApp,
    forge,
    jira,
    jiraUrl,
    gitHost,
    companionUrl: settings.address,
    projectId: jira.findIssue('SHOP-7')?.projectId ?? '',
  })
  const superuser = new pg.Pool({
    connectionString: postgres.url,
    max: 4,
    connectionTimeoutMillis: 2_000,
  })
  superuser.on('error', () => {})
  superuser.on('connect', (client) => client.on('error', () => {}))
  run.atEnd(() => superuser.end())
  const { movesIssues = false } = options
  if (movesIssues) await turnOnMoving(superuser)
  run.say(`The companion runs: intake and ${options.workers ?? 1} workers.`)
  return { postgres, processes, jira, gitHost, companionUrl: settings.address, movesIssues, superuser }
}

const turnOnMoving = (superuser: pg.Pool) =>
  superuser.query(
    `insert into rule (tenant_id, repository_id, rule_id, is_on, turned_on_at)
     select tenant_id, repository_id, 'transition-issues', true, now() from repository`,
  )

const openFakes = async (
  run: FaultRun,
  { beforeJira, beforeGitHost, gitHostClock = systemClock }: RigOptions,
) => {
  const clock = systemClock
  const port = await findFreePort()
  const companionUrl = `http://127.0.0.1:${port}`
  const [site, host] = [new Hono(), new Hono()]
  const servedSite = await serveOnLoopback(site.fetch, 0)
  run.atEnd(servedSite.close)
  const servedHost = await serveOnLoopback(host.fetch, 0)
  run.atEnd(servedHost.close)

  const jira = createFakeJira({ cloudId: installedApp.cloudId, siteUrl: servedSite.url, clock })
  const gitHost = createFakeGitHost({ name: 'Fault Git', publicUrl: servedHost.url, clock: gitHostClock })
  const forge = createForgeRuntime({
    functionsBundle: join(process.cwd(), 'companion', 'test', 'no-functions.cjs'),
    app: installedApp,
    jira,
    apiBaseUrl: `${servedSite.url}/ex/jira/${jira.cloudId}`,
    companionUrl,
    clock,
    retryDelayMs: 100,
  })
  const jwksPath = '/.well-known/jwks.json'
  site.get(jwksPath, (context) => context.json(forge.jwks()))
  if (beforeJira) site.use(beforeJira)
  if (beforeGitHost) host.use(beforeGitHost)
  site.route('/', jira.app)
  host.route('/', gitHost.app)
  const trust = {
    appId: installedApp.id,
    jwksUrl: `${servedSite.url}${jwksPath}`,
    atlassianApi: servedSite.url,
    environments: ['PRODUCTION'] as const,
  }
  const stage = { port, address: companionUrl, trust }
  return { jira, gitHost, forge, jiraUrl: servedSite.url, stage }
}

/** What the companion says goes to a file, and its warnings are told when the run is over. */
const openLog = ({ say, atEnd }: FaultRun, folder: string): number => {
  const file = join(folder, 'companion.log')
  const output = openSync(file, 'a')
  atEnd(async () => {
    closeSync(output)
    for (const line of whatWasLogged(await readFile(file, 'utf8'))) say(line)
  })
  return output
}
