import { rename } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { end, launch, type ServerNeeds, untilReady } from './embedded-launch'

const restartAfterMs = 500

export interface Server {
  readonly port: number
  stop(): Promise<void>
}

/**
 * PostgreSQL on this data, ready for connections from this machine alone, and started again on the same port should it
 * end by itself. Rejects with the Failure `port-taken` or `embedded-postgres-unavailable`.
 */
export async function startServer(needs: ServerNeeds): Promise<Server> {
  await rename(needs.logFile, `${needs.logFile}.former`).catch(() => {})
  const stopping = new AbortController()
  let server = await launch(needs)
  await untilReady(server, needs)

  const startAgain = async () => {
    needs.say('PostgreSQL ended by itself and is started again.')
    server = await launch(needs)
    if (stopping.signal.aborted) await end(server)
    await untilReady(server, needs)
  }
  const keepRunning = async () => {
    for (;;) {
      await server.ended
      await sleep(restartAfterMs, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      await startAgain().catch((error) => needs.say(String(error)))
    }
  }
  const kept = keepRunning()

  return {
    port: needs.port,
    async stop() {
      stopping.abort()
      await end(server)
      await kept
    },
  }
}
