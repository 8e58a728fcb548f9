import { writeFile } from 'node:fs/promises'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import type { ProblemId } from '@throughline/shared/connection-check'
import { Hono } from 'hono'
import { serverInfoJson } from '../jira/server-info'
import { serveOnLoopback } from '../serve-on-loopback'
import { createAuthority } from './certificates'

/** An address with which a connection cannot be made, and what Throughline should say of it. */
export interface FaultyPlace {
  readonly problem: ProblemId
  readonly words: string
  readonly url: string
}

export interface FaultyPlaces {
  readonly places: readonly FaultyPlace[]
  /** Names, in PEM, the authority of the certificates that are wrong in other ways: for NODE_EXTRA_CA_CERTS. */
  readonly authorityFile: string
  close(): Promise<void>
}

const DAY_MS = 24 * 3_600_000

/** Opens one place on this machine for each way in which an address can be wrong, on free ports. */
export const openFaultyPlaces = async (folder: string): Promise<FaultyPlaces> => {
  const web = await serveOnLoopback(faultySites().fetch, 0)
  const silent = await listen(createServer(() => {}))
  const refused = await closedPort()

  const authority = createAuthority('Throughline sandbox')
  const ended = new Date(Date.now() - 3 * DAY_MS)
  const began = new Date(ended.getTime() - 30 * DAY_MS)
  const here = ['localhost', '127.0.0.1']
  const secure = {
    unknown: await listenTls(createAuthority('Nobody knows us').issue({ names: here })),
    expired: await listenTls(authority.issue({ names: here, from: began, until: ended })),
    otherName: await listenTls(authority.issue({ names: ['jira.acme.example'] })),
  }
  const authorityFile = join(folder, 'sandbox-authority.pem')
  await writeFile(authorityFile, authority.cert)

  const place = (problem: ProblemId, words: string, url: string): FaultyPlace => ({ problem, words, url })
  return {
    authorityFile,
    places: [
      place('url.notFound', 'A name that leads nowhere', 'https://jira.nowhere.invalid'),
      place('url.refused', 'A port where nobody listens', `http://127.0.0.1:${refused}`),
      place('url.timeout', 'A server that never answers', `http://127.0.0.1:${silent.port}`),
      place('url.redirects', 'A site that has moved', `${web.url}/moved`),
      place('url.notJira', 'A web server that is not Jira', `${web.url}/welcome`),
      place('jira.tooOld', 'A Jira 8.20', `${web.url}/old`),
      place('jira.maintenance', 'A Jira in maintenance', `${web.url}/maintenance`),
      place(
        'tls.authority',
        'A certificate of an unknown issuer',
        `https://127.0.0.1:${secure.unknown.port}`,
      ),
      place('tls.expired', 'A certificate that has ended', `https://127.0.0.1:${secure.expired.port}`),
      place('tls.name', 'A certificate for another name', `https://127.0.0.1:${secure.otherName.port}`),
      place('url.blockedMetadata', 'A cloud provider’s metadata', 'http://169.254.169.254'),
      place('url.blocked', 'A private address', 'http://10.11.12.13'),
    ],
    async close() {
      await Promise.all([web, silent, ...Object.values(secure)].map((each) => each.close()))
    },
  }
}

/** Each below a context path of its own, as a Data Center may have one. */
const faultySites = () =>
  new Hono()
    .all('/moved/*', (c) => c.redirect(`https://jira.elsewhere.example${c.req.path.replace('/moved', '')}`))
    .all('/old/rest/api/:version/serverInfo', (c) => {
      const baseUrl = new URL('/old', c.req.url).href
      return c.json(
        serverInfoJson({ baseUrl, version: '8.20.30', deploymentType: 'Server', now: new Date() }),
      )
    })
    .all('/maintenance/*', (c) => c.html('<title>Maintenance</title><h1>Jira is in maintenance</h1>', 503))
    .all('*', (c) => c.html('<!doctype html><title>It works!</title><h1>It works!</h1>'))

const listenTls = (certificate: { readonly key: string; readonly cert: string }) =>
  listen(createTlsServer(certificate, (_, response) => response.end('It works!')))

interface Listening {
  readonly port: number
  close(): Promise<void>
}

const listen = (server: Server): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const open = new Set<{ destroy(): unknown }>()
    server.on('connection', (socket) => {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
      socket.on('error', () => {})
    })
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done())
          for (const socket of open) socket.destroy()
        })
      resolve({ port, close })
    })
  })

/** Free a moment ago, and nobody's now. */
const closedPort = async (): Promise<number> => {
  const { port, close } = await listen(createServer())
  await close()
  return port
}
