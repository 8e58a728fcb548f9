import type { ActionTools } from './actions/action'
import { createEndInstallation } from './actions/end-installation'
import { createApp } from './app'
import { systemClock } from './clock'
import { createAccess } from './connections/access'
import { createGatherWebhooks } from './connections/gather-webhooks'
import { createHooks } from './connections/hooks'
import { parseMasterKeys } from './connections/master-keys'
import { createKeyring } from './connections/seal'
import { createDatabase } from './database/database'
import { features } from './features/index'
import { createSafeFetch } from './fetch/safe-fetch'
import { forgeActions } from './http/actions'
import { createDashboard } from './http/dashboard/dashboard'
import { forge } from './http/forge'
import { closedForgeDoor, createForgeTokenVerifier } from './http/forge-token'
import { gitWebhooks } from './http/git-webhooks'
import { jiraWebhooks } from './http/jira-webhooks'
import { isLoopbackName } from './http/loopback-name'
import { operating } from './http/operating'
import { panel } from './http/panel'
import { createIntake } from './inbox/intake'
import { createRefusalCounter } from './inbox/refusals'
import { createLog } from './log'
import type { Settings } from './settings'
import { createSingleSignOn } from './single-sign-on/single-sign-on'

/** A sender waits this long at most for its 202 or 503. */
const DEADLINE_MS = 1_900

/** Every door that an intake with these settings opens, around connections to its database; nothing listens yet. */
export const createIntakeApp = (settings: Settings, log = createLog(settings.logLevel)) => {
  const { databaseUrl: url, onlyTenantId } = settings
  const door = createDatabase({ url, onlyTenantId, connections: 4, deadlineMs: DEADLINE_MS })
  const database = createDatabase({ url, onlyTenantId, connections: 6, deadlineMs: 5_000 })
  const keyring = createKeyring(parseMasterKeys(settings.masterKeys))
  const fetch = createSafeFetch(settings.egress)
  const verify = settings.trust ? createForgeTokenVerifier(settings.trust, fetch) : closedForgeDoor
  const intake = createIntake(door, DEADLINE_MS)
  const clock = systemClock
  const { mode, address, isReachable, selfManagedTenantId } = settings
  const access = createAccess({ database, keyring, fetch, clock, mode, oauthApp: settings.oauthApp })
  const tools: ActionTools = { database, keyring, access, fetch, clock, log, mode, address, isReachable }
  const pairing = mode === 'hosted' ? 'by-token' : 'by-secret'
  const entrance = { door, keyring, verify, clock, pairing } as const
  const hooks = createHooks(door, keyring, clock)
  const countRefusal = createRefusalCounter(door, log)
  const gatherWebhooks = createGatherWebhooks({ database, keyring, fetch })
  const end = createEndInstallation({ database, clock, log, gatherWebhooks })

  const builtRules = features.map(({ rule }) => rule)

  const app = createApp({
    gitWebhooks: gitWebhooks({ hooks, intake, log, onRefused: countRefusal }),
    jiraWebhooks: jiraWebhooks({ hooks, intake, clock, log, onRefused: countRefusal }),
    forge: forge({ ...entrance, intake, log, end }),
    panel: panel({
      ...entrance,
      database,
      address,
      nextReadSeconds: settings.panelReadSeconds,
      builtRules,
    }),
    operating: operating({
      door,
      metricsToken: settings.metricsToken,
      isOnlyHere: isLoopbackName(settings.host) && !isReachable,
    }),
    forgeActions: forgeActions({ ...entrance, tools, selfManagedTenantId }),
    dashboard: selfManagedTenantId
      ? createDashboard({
          ...tools,
          tenantId: selfManagedTenantId,
          builtRules,
          believesApp: settings.trust !== undefined,
          singleSignOn:
            settings.singleSignOn && createSingleSignOn({ settings: settings.singleSignOn, fetch, address }),
        })
      : undefined,
    log,
  })

  return {
    app,
    /** Opens fresh connections to the database: the cure for a pool that a lost server has left stuck. */
    heal() {
      log.warn({}, 'the database went away; opening fresh connections')
      door.replacePool()
      database.replacePool()
    },
    close: () => Promise.all([door.close(), database.close()]),
  }
}
