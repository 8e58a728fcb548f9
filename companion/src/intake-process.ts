import { createServer, type Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Failure } from './failure'
import { createIntakeApp } from './intake-app'
import { createLog } from './log'
import type { Settings } from './settings'

/** Listens and answers; works nothing off. Rejects with `port-taken` when another process has the port. */
export const startIntake = async (settings: Settings) => {
  const log = createLog(settings.logLevel)
  const { app, heal, close: closeDatabase } = createIntakeApp(settings, log)
  const server = await listen(app.fetch, settings)
  log.info({ port: settings.port }, 'intake listens')

  return {
    heal,
    async stop() {
      await close(server)
      await closeDatabase()
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
