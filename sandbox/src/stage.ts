import { systemClock } from '@throughline/companion/clock'
import { Hono } from 'hono'
import { createSandboxAccount } from './atlassian-account/sandbox-account'
import { createForgeRuntime } from './forge-runtime/forge-runtime'
import { createFakeGitHost } from './git-host/fake-git-host'
import { installedApp } from './installed-app'
import { createSandboxSite } from './issue-page/sandbox-site'
import { createFakeJira } from './jira/fake-jira'
import { keepState } from './keep-state'
import type { Backstage } from './own-companion/backstage'
import type { Ports } from './ports'
import { serveOnLoopback } from './serve-on-loopback'

interface StageOptions {
  readonly ports: Ports
  readonly backstage: Pick<Backstage, 'dashboard' | 'readPlaces'>
  /** Keeps the fakes' state over restarts. */
  readonly stateFile: string
  readonly assetsFolder: string
  readonly functionsBundle: string
}

const SCHEDULE_MS = 5 * 60 * 1000

/** Everything around the companion: the Jira site, the git host and Forge, served on this machine alone. */
export const openStage = async (options: StageOptions) => {
  const { ports, backstage, stateFile, assetsFolder, functionsBundle } = options
  const clock = systemClock
  const jiraUrl = `http://127.0.0.1:${ports.jira}`
  const gitHostUrl = `http://127.0.0.1:${ports.gitHost}`
  const companionUrl = `http://127.0.0.1:${ports.companion}`

  const jira = createFakeJira({ cloudId: installedApp.cloudId, siteUrl: jiraUrl, clock })
  const gitHost = createFakeGitHost({ name: 'Sandbox Git', publicUrl: gitHostUrl, clock, hasPast: true })
  const ownCompanionUrl = backstage.dashboard.url
  const { account, secondSite } = createSandboxAccount({ jira, companionUrl: ownCompanionUrl, clock })
  const kept = await keepState(stateFile, { jira, gitHost, account })
  const apiBaseUrl = `${jiraUrl}/ex/jira/${jira.cloudId}`
  const forge = createForgeRuntime({
    functionsBundle,
    app: installedApp,
    jira,
    apiBaseUrl,
    companionUrl,
    clock,
  })
  const pages = createSandboxSite({
    jira,
    gitHost,
    forge,
    account,
    assetsFolder,
    gitHostUrl,
    companionUrl,
    ...backstage,
    clock,
  })

  const site = new Hono()
    .get('/.well-known/jwks.json', (context) => context.json(forge.jwks()))
    .route('/', secondSite)
    .route('/', jira.app)
    .route('/', account.app)
    .route('/', pages)
  const servedJira = await serveOnLoopback(site.fetch, ports.jira)
  const servedGitHost = await serveOnLoopback(gitHost.app.fetch, ports.gitHost).catch(async (error) => {
    await servedJira.close()
    throw error
  })

  let stopForge = () => {}
  return {
    jira,
    gitHost,
    forge,
    jiraUrl,
    gitHostUrl,
    companionUrl,
    projectId: jira.findIssue('SHOP-7')?.projectId ?? '',

    /** From now on Jira tells the app what people do, and sends its schedule, as Forge would. */
    open() {
      const forget = jira.onProductEvent((event) => {
        if (!event.selfGenerated) void forge.deliver('/forge/events', { ...event })
      })
      const schedule = setInterval(() => void forge.deliver('/forge/schedule', {}), SCHEDULE_MS)
      stopForge = () => {
        forget()
        clearInterval(schedule)
      }
      kept.changed()
    },

    async stop() {
      stopForge()
      await Promise.all([servedJira.close(), servedGitHost.close()])
      await kept.stop()
    },
  }
}
