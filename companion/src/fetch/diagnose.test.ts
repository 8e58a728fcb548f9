import type { LookupAddress } from 'node:dns'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createAuthority } from '../../../sandbox/src/faulty-places/certificates'
import { problemOfFetch } from './diagnose'
import { loopbackOnly, publicInternet } from './egress'
import type { OutboundRequest } from './safe-fetch'
import { createSafeFetch } from './safe-fetch'

const loopback: LookupAddress = { address: '127.0.0.1', family: 4 }
const patience = { silenceMs: 300, wholeAnswerMs: 2_000, answerBytes: 10_000 }
const acme = createAuthority('Acme Root CA')
const unknown = createAuthority('Nobody Knows CA')

const servers: Server[] = []
const sockets = new Set<Socket>()
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  for (const socket of sockets) socket.destroy()
  sockets.clear()
})

const listening = async (server: Server): Promise<number> => {
  servers.push(server)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Which requests came through to a server; a diagnosis must send none. */
const asked: string[] = []
const answer: RequestListener = ({ url = '' }, response) => {
  asked.push(url)
  response.end('{}')
}

const tlsServer = (options: ServerOptions) => listening(createHttpsServer(options, answer))

/** What is wrong with calling this address, where names lead to this machine and Acme's authority is trusted. */
const problemOf = async (url: string, request: OutboundRequest = {}, addresses = [loopback]) => {
  const fetch = createSafeFetch(loopbackOnly, async () => addresses, patience, [acme.cert])
  try {
    await (await fetch(url, request)).text()
    return undefined
  } catch (error) {
    return problemOfFetch(error, url)
  }
}

describe('a certificate', () => {
  test('that is right brings no problem', async () => {
    const port = await tlsServer(acme.issue({ names: ['jira.acme.example'] }))
    expect(await problemOf(`https://jira.acme.example:${port}/`)).toBeUndefined()
    expect(asked.splice(0)).toEqual(['/'])
  })

  test('that has expired is told with its date', async () => {
    const [from, until] = [new Date('2025-11-12T00:00:00Z'), new Date('2026-01-12T00:00:00Z')]
    const port = await tlsServer(acme.issue({ names: ['jira.acme.example'], from, until }))
    expect(await problemOf(`https://jira.acme.example:${port}/`)).toMatchObject({
      id: 'tls.expired',
      facts: { host: `jira.acme.example:${port}`, date: '2026-01-12' },
    })
    expect(asked).toEqual([])
  })

  test('for other names is told with them', async () => {
    const port = await tlsServer(acme.issue({ names: ['wiki.acme.example', 'git.acme.example'] }))
    expect(await problemOf(`https://jira.acme.example:${port}/`)).toMatchObject({
      id: 'tls.name',
      facts: { names: 'wiki.acme.example, git.acme.example' },
    })
    expect(asked).toEqual([])
  })

  test('of an unknown authority is told with its issuer', async () => {
    const port = await tlsServer(unknown.issue({ names: ['jira.acme.example'] }))
    expect(await problemOf(`https://jira.acme.example:${port}/`)).toMatchObject({
      id: 'tls.authority',
      facts: { issuer: 'Nobody Knows CA' },
    })
    expect(asked).toEqual([])
  })

  test('of a plain address is told like that of a name', async () => {
    const port = await tlsServer(acme.issue({ names: ['jira.acme.example'] }))
    expect(await problemOf(`https://127.0.0.1:${port}/`)).toMatchObject({
      id: 'tls.name',
      facts: { names: 'jira.acme.example' },
    })
  })
})

test('a server that offers only old TLS is told so', async () => {
  const port = await tlsServer({
    ...acme.issue({ names: ['jira.acme.example'] }),
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  expect(await problemOf(`https://jira.acme.example:${port}/`)).toMatchObject({ id: 'tls.protocol' })
  expect(asked).toEqual([])
})

describe('a server', () => {
  test('whose name leads nowhere', async () => {
    expect(await problemOf('https://jira.acme.example/', {}, [])).toEqual({
      id: 'url.notFound',
      facts: { host: 'jira.acme.example' },
    })
  })

  test('whose name nobody knows', async () => {
    const notFound = async () => {
      throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    }
    const url = 'https://jira.acme.example/'
    const error = await createSafeFetch(publicInternet, notFound)(url).catch((thrown) => thrown)
    expect(problemOfFetch(error, url)).toMatchObject({ id: 'url.notFound' })
  })

  test('that refuses the connection', async () => {
    const server = createTcpServer()
    const port = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await problemOf(`https://jira.acme.example:${port}/`)).toMatchObject({ id: 'url.refused' })
  })

  test('at a port that belongs to another service', async () => {
    expect(await problemOf('http://jira.acme.example:25/')).toEqual({
      id: 'url.blocked',
      facts: { host: 'jira.acme.example:25', reason: 'port', port: '25' },
    })
  })

  test('that says nothing', async () => {
    const port = await listening(createHttpServer(() => {}))
    expect(await problemOf(`http://jira.acme.example:${port}/`)).toMatchObject({ id: 'url.timeout' })
  })

  test('that stops in the middle of its answer', async () => {
    const port = await listening(
      createHttpServer((_, response) => void response.writeHead(200, { 'content-length': '9' }).write('{')),
    )
    expect(await problemOf(`http://jira.acme.example:${port}/`)).toMatchObject({ id: 'url.timeout' })
  })

  test('that hangs up', async () => {
    const port = await listening(createTcpServer((socket) => void socket.on('data', () => socket.destroy())))
    expect(await problemOf(`http://jira.acme.example:${port}/`)).toMatchObject({ id: 'url.unreachable' })
  })

  test('that speaks no TLS', async () => {
    const port = await listening(createHttpServer(answer))
    expect(await problemOf(`https://jira.acme.example:${port}/`)).toMatchObject({ id: 'url.unreachable' })
  })
})

describe('a server that sends us on', () => {
  const sendingTo = (location: string) =>
    listening(
      createHttpServer((request, response) => {
        if (request.url === '/there') response.end('{}')
        else response.writeHead(302, { location }).end()
      }),
    )

  test('within itself is followed', async () => {
    const port = await sendingTo('/there')
    const once: OutboundRequest = { redirects: 'none' }
    expect(await problemOf(`http://jira.acme.example:${port}/`, once)).toBeUndefined()
  })

  test('to another address is not, where a connection is checked', async () => {
    const port = await sendingTo('https://jira.new.example/jira/rest/api/2/serverInfo?x=1')
    expect(await problemOf(`http://jira.acme.example:${port}/`, { redirects: 'none' })).toEqual({
      id: 'url.redirects',
      facts: {
        host: `jira.acme.example:${port}`,
        target: 'https://jira.new.example/jira',
        targetHost: 'jira.new.example',
      },
    })
  })

  test('after a write is never followed', async () => {
    const port = await sendingTo('/there')
    const write: OutboundRequest = { method: 'POST', body: '{}' }
    expect(await problemOf(`http://jira.acme.example:${port}/`, write)).toMatchObject({ id: 'url.redirects' })
  })
})

describe('an address that is not called', () => {
  const private_ = { reason: 'private', ip: '10.1.2.3', cidr: '10.1.2.3/32' }

  test.each([
    ['https://10.1.2.3/', 'url.blocked', { host: '10.1.2.3', ...private_ }],
    ['https://jira.acme.example/', 'url.blocked', { host: 'jira.acme.example', ...private_ }],
    ['https://169.254.169.254/', 'url.blockedMetadata', { host: '169.254.169.254' }],
    ['http://jira.acme.example/', 'url.httpsOnly', { https: 'https://jira.acme.example/' }],
    ['https://a:b@jira.acme.example/', 'url.blocked', { host: 'jira.acme.example', reason: 'userinfo' }],
    ['https://jira.acme.example:22/', 'url.blocked', { reason: 'port', port: '22' }],
    ['https://jira/', 'url.blocked', { reason: 'name' }],
    ['https://localhost/', 'url.blocked', { reason: 'this-machine' }],
    ['https://2130706433/', 'url.blocked', { reason: 'form' }],
  ])('%s is %s', async (url, id, facts) => {
    const fetch = createSafeFetch(publicInternet, async () => [{ address: '10.1.2.3', family: 4 }])
    const error = await fetch(url).catch((thrown) => thrown)
    expect(problemOfFetch(error, url)).toMatchObject({ id, facts })
  })
})

test('a mistake of ours is no problem of an address', () => {
  expect(problemOfFetch(new TypeError('undefined is not a function'), 'https://a.example/')).toBeUndefined()
})
