import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Panel } from '@throughline/shared/panel'
import { Hono } from 'hono'
import { createForgeRuntime } from '../../sandbox/src/forge-runtime/forge-runtime'
import { installedApp } from '../../sandbox/src/installed-app'
import { provision } from '../../sandbox/src/provision'
import { systemClock } from '../src/clock'
import { findFreePort } from '../src/database/embedded-port'
import { loopbackOnly } from '../src/fetch/egress'
import { startIntake } from '../src/intake-process'
import { prepare } from '../src/prepare'
import type { Settings } from '../src/settings'
import { startWorkerProcess } from '../src/worker-process'
import { createServedFakes } from './served-fakes'
import { createThrowawayDatabase } from './throwaway-database'

const masterKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`

/** The functions every journey needs from a running product: both fakes around the real companion. */
export type World = Awaited<ReturnType<typeof createWorld>>

/**
 * The whole product in this process, but for the browser: a throwaway database, intake and worker, a fake Jira site and
 * git host on loopback, the Forge app installed and the git host connected.
 */
export const createWorld = async (more: Pick<Settings, 'languageModel'> = {}) => {
  const clock = systemClock
  const database = await createThrowawayDatabase()
  const companionPort = await findFreePort()
  const companionUrl = `http://127.0.0.1:${companionPort}`
  const fakes = await createServedFakes({ cloudId: installedApp.cloudId })
  const { jira, gitHost, siteUrl } = fakes
  const apiBaseUrl = `${siteUrl}/ex/jira/${jira.cloudId}`
  const functionsBundle = join(__dirname, 'no-functions.cjs')
  const forge = createForgeRuntime({
    functionsBundle,
    app: installedApp,
    jira,
    apiBaseUrl,
    companionUrl,
    clock,
    retryDelayMs: 50,
  })
  fakes.serveJira(new Hono().get('/.well-known/jwks.json', (context) => context.json(forge.jwks())))

  const prepared = await prepare({ databaseUrl: database.url, masterKeys, dataFolder: '', mode: 'hosted' })
  const settings: Settings = {
    databaseUrl: database.url,
    ...prepared,
    host: '127.0.0.1',
    port: companionPort,
    address: companionUrl,
    workers: 4,
    logLevel: process.env['THROUGHLINE_LOG'] ?? 'silent',
    trust: {
      appId: installedApp.id,
      jwksUrl: `${siteUrl}/.well-known/jwks.json`,
      atlassianApi: siteUrl,
      environments: ['PRODUCTION'],
    },
    isReachable: true,
    egress: loopbackOnly,
    panelReadSeconds: 30,
    ...more,
  }
  const intake = await startIntake(settings)
  const worker = await startWorkerProcess(settings)
  const projectId = jira.findIssue('SHOP-7')?.projectId ?? ''
  const { tenantId } = await provision({
    databaseUrl: database.url,
    masterKeys,
    app: installedApp,
    forge,
    jira,
    jiraUrl: siteUrl,
    gitHost,
    companionUrl,
    projectId,
  })
  const forget = jira.onProductEvent((event) => {
    if (!event.selfGenerated) void forge.deliver('/forge/events', { ...event })
  })

  return {
    jira,
    gitHost,
    forge,
    tenantId,
    settings,
    companionUrl,

    /** What the panel of this issue shows now, asked as the Forge app's function asks. */
    async readPanel(issueKey: string): Promise<Panel> {
      const issueId = jira.findIssue(issueKey)?.id ?? '0'
      const token = await forge.signToken({ app: { module: { type: 'core:function', key: 'resolver' } } })
      const response = await fetch(`${companionUrl}/forge/panel/read`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ issueId, accountId: 'somebody' }),
      })
      if (!response.ok) throw new Error(`The panel answers ${response.status}.`)
      return Panel.parse(await response.json())
    },

    /** Every request so far that the official contracts or the fakes themselves would refuse. */
    violations: fakes.violations,

    async stop() {
      forget()
      await worker.stop()
      await intake.stop()
      await fakes.close()
      await database.drop()
    },
  }
}

/** Waits until `look` gives something that passes `isThere`; throws with what it saw last after 30 seconds. */
export const eventually = async <T>(
  look: () => T | Promise<T>,
  isThere: (seen: T) => boolean,
): Promise<T> => {
  const until = Date.now() + 30_000
  for (;;) {
    const seen = await look()
    if (isThere(seen)) return seen
    if (Date.now() > until) throw new Error(`This did not come: ${JSON.stringify(seen)?.slice(0, 2_000)}`)
    await sleep(25)
  }
}
