import { createServer } from 'node:net'
import { findFreePort } from '@throughline/companion/database/embedded-port'

/** The first of so many ports in a row on which no program listened a moment ago. */
export const findFreePorts = async (count: number): Promise<number> => {
  for (;;) {
    const first = await findFreePort()
    const rest = Array.from({ length: count - 1 }, (_, index) => isFree(first + 1 + index))
    if (first + count <= 65_536 && (await Promise.all(rest)).every(Boolean)) return first
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
