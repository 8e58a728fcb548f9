import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@throughline/companion/database/embedded'
import { loopbackOnly } from '@throughline/companion/fetch/egress'
import { forkChild } from '@throughline/companion/fork-child'
import { silentLog } from '@throughline/companion/log'
import { prepare } from '@throughline/companion/prepare'
import type { Settings } from '@throughline/companion/settings'
import { supervise } from '@throughline/companion/supervisor'
import { oauthAppAt } from './atlassian-account/sandbox-account'
import { bannerOf } from './banner'
import { installedApp, trustAt } from './installed-app'
import { buildAssets } from './issue-page/assets/build-assets'
import { createBackstage } from './own-companion/backstage'
import type { OwnCompanion } from './own-companion/own-companion'
import { portsFrom } from './ports'
import { provision } from './provision'
import { openStage } from './stage'

interface SandboxOptions {
  /** Keeps the database, its key, the story and the log. */
  readonly dataFolder: string
  /** The Jira site listens here, the git host and the two companions on the next three. 0 takes free ones. */
  readonly firstPort: number
  readonly repositoryFolder: string
  readonly childEntry: string
  /** Runs the Forge app as Atlassian's bundler has written it into forge-app/dist. */
  readonly usesForgeBundles?: boolean
  readonly say: (line: string) => void
}

export interface Sandbox {
  readonly jiraUrl: string
  readonly gitHostUrl: string
  readonly companionUrl: string
  readonly dashboard: OwnCompanion
  stop(): Promise<void>
}

/** The panel asks once a second here, so that a visitor sees each step of the story at once. */
const PANEL_READ_SECONDS = 1

/** Jobs the sandbox's worker runs at once. */
const WORKERS = 4

/**
 * The whole product on this machine without any account: a real database, the real companion in its two processes, the
 * real Forge app, and a fake Jira site and git host around them. Resolves when everything can be used.
 */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { dataFolder, firstPort, repositoryFolder, childEntry, say } = options
  const startedAt = performance.now()
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const one of stops.reverse()) await one()
  }
  try {
    mkdirSync(dataFolder, { recursive: true })
    const bundles = options.usesForgeBundles
      ? {
          assetsFolder: join(dataFolder, 'assets-by-forge'),
          forgeBundles: join(repositoryFolder, 'forge-app/dist'),
        }
      : { assetsFolder: join(dataFolder, 'assets') }
    const [postgres, assets] = await Promise.all([
      startEmbeddedPostgres({ folder: dataFolder, say }).then((started) => {
        stops.push(started.stop)
        return started
      }),
      buildAssets({ repositoryFolder, ...bundles }),
    ])
    const prepared = await prepare({
      databaseUrl: postgres.url,
      masterKeys: undefined,
      dataFolder,
      mode: 'hosted',
    })

    const ports = await portsFrom(firstPort)
    const trust = trustAt(`http://127.0.0.1:${ports.jira}`)
    const backstage = createBackstage({
      databaseUrl: postgres.url,
      dataFolder,
      port: ports.ownCompanion,
      trust,
      oauthApp: oauthAppAt(`http://127.0.0.1:${ports.jira}`),
      childEntry,
      logFile: join(dataFolder, 'own-companion.log'),
    })
    const stage = await openStage({
      ports,
      backstage,
      stateFile: join(dataFolder, 'sandbox.json'),
      assetsFolder: bundles.assetsFolder,
      functionsBundle: assets.functionsBundle,
    })
    stops.push(stage.stop)

    const settings: Settings = {
      databaseUrl: postgres.url,
      ...prepared,
      host: '127.0.0.1',
      port: ports.companion,
      address: stage.companionUrl,
      workers: WORKERS,
      logLevel: 'info',
      trust,
      isReachable: true,
      egress: loopbackOnly,
      panelReadSeconds: PANEL_READ_SECONDS,
    }
    const logFile = join(dataFolder, 'companion.log')
    const output = openSync(logFile, 'a')
    stops.push(async () => closeSync(output))
    const supervisor = supervise({
      children: (['intake', 'worker'] as const).map((role) => ({
        name: role,
        fork: forkChild({ entry: childEntry, assignment: { kind: 'start', role, settings }, output }),
      })),
      log: silentLog,
    })
    stops.push(supervisor.stop)
    await supervisor.ready

    await provision({
      ...stage,
      databaseUrl: postgres.url,
      masterKeys: prepared.masterKeys,
      app: installedApp,
      turnsOnRules: true,
      findsIssues: true,
    })
    stage.open()
    const dashboardUrl = `${stage.jiraUrl}/sandbox/dashboard`
    const tookMs = performance.now() - startedAt
    say(bannerOf({ ...stage, dashboardUrl, logFile, notes: postgres.notes, tookMs }))
    backstage.start()
    stops.push(backstage.stop)
    return { ...stage, dashboard: backstage.dashboard, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
