import { createServer, type Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { ActionTools } from './actions/action'
import { createEndInstallation } from './actions/end-installation'
import { createApp } from './app'
import { systemClock } from './clock'
import { createAccess } from './connections/access'
import { createHooks } from './connections/hooks'
import { parseMasterKeys } from './connections/master-keys'
import { createKeyring } from './connections/seal'
import { createDatabase } from './database/database'
import { Failure } from './failure'
import { createSafeFetch } from './fetch/safe-fetch'
import { forgeActions } from './http/actions'
import { forge } from './http/forge'
import { closedForgeDoor, createForgeTokenVerifier } from './http/forge-token'
import { gitWebhooks } from './http/git-webhooks'
import { panel } from './http/panel'
import { createIntake } from './inbox/intake'
import { createLog } from './log'
import type { Settings } from './settings'

/** A sender waits this long at most for its 202 or 503. */
const DEADLINE_MS = 1_900

/** Listens and answers; works nothing off. Rejects with `port-taken` when another process has the port. */
export const startIntake = async (settings: Settings) => {
  const log = createLog(settings.logLevel)
  const { databaseUrl: url, onlyTenantId } = settings
  const door = createDatabase({ url, onlyTenantId, connections: 4, deadlineMs: DEADLINE_MS })
  const database = createDatabase({ url, onlyTenantId, connections: 6, deadlineMs: 5_000 })
  const keyring = createKeyring(parseMasterKeys(settings.masterKeys))
  const fetch = createSafeFetch(settings.egress)
  const verify = settings.trust ? createForgeTokenVerifier(settings.trust, fetch) : closedForgeDoor
  const intake = createIntake(door, DEADLINE_MS)
  const clock = systemClock
  const { mode, address, isReachable, selfManagedTenantId } = settings
  const access = createAccess({ database, keyring, fetch, clock })
  const tools: ActionTools = { database, keyring, access, fetch, clock, log, mode, address, isReachable }
  const pairing = mode === 'hosted' ? 'by-token' : 'by-secret'
  const entrance = { door, keyring, verify, clock, pairing } as const
  const end = createEndInstallation({ database, clock, log })

  const app = createApp({
    gitWebhooks: gitWebhooks({ hooks: createHooks(door, keyring, clock), intake, log }),
    forge: forge({ ...entrance, intake, log, end }),
    panel: panel({ ...entrance, database, address, nextReadSeconds: settings.panelReadSeconds }),
    forgeActions: forgeActions({ ...entrance, tools, selfManagedTenantId }),
    log,
  })

  const server = await listen(app.fetch, settings)
  log.info({ port: settings.port }, 'intake listens')

  return {
    /** Opens fresh connections to the database: the cure for a pool that a lost server has left stuck. */
    heal() {
      log.warn({}, 'the database went away; opening fresh connections')
      door.replacePool()
      database.replacePool()
    },
    async stop() {
      await close(server)
      await Promise.all([door.close(), database.close()])
    },
  }
}

const listen = (fetch: (request: Request) => Response | Promise<Response>, { host, port }: Settings) =>
  new Promise<Server>((resolve, reject) => {
    const server = serve(
      {
        fetch,
        hostname: host,
        port,
        createServer,
        serverOptions: { headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 },
      },
      () => resolve(server),
    ) as Server
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') reject(error)
      else
        reject(
          new Failure(
            'port-taken',
            `Port ${port} is taken by another program. Stop it, or set THROUGHLINE_PORT to a free one.`,
          ),
        )
    })
  })

/**
 * Takes no new connections, and answers what was asked on those that are open: each answer is the last one there. A
 * sender that keeps its connection for the next delivery would otherwise hold up the end for as long as it sends.
 */
const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.prependListener('request', (_, response) => response.setHeader('connection', 'close'))
    const closingIdle = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearInterval(closingIdle)
      resolve()
    })
  })
