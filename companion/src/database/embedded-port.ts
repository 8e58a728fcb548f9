import { createServer } from 'node:net'
import { Failure } from '../failure'

/** What `start` returns on a port that is free; on another one where some program was quicker to take it. */
export async function startOnFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let triesLeft = 5; ; triesLeft -= 1) {
    try {
      return await start(await findFreePort())
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'port-taken' && triesLeft > 1)) throw error
    }
  }
}

/** A port that no program listened on a moment ago. */
export const findFreePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
