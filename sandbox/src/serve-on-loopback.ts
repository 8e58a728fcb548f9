import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Failure } from '@throughline/companion/failure'

export interface Served {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

type Answer = (request: Request) => Response | Promise<Response>

/** Serves on this machine alone; port 0 takes a free one. Rejects with `port-taken`. */
export const serveOnLoopback = (answer: Answer, port: number): Promise<Served> =>
  new Promise((resolve, reject) => {
    const server = createServer(getRequestListener(answer))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(isTaken ? new Failure('port-taken', takenSentence(port), { cause: error }) : error)
    })
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo
      resolve({ url: `http://127.0.0.1:${taken}`, port: taken, close: () => close(server) })
    })
  })

export const takenSentence = (port: number) =>
  `Port ${port} is taken by another program. Stop it, or start with another first port: THROUGHLINE_PORT=${port + 100} npm start`

/** Open streams of pages are cut: whoever reads them reads again. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
