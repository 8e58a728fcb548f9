import type { LookupAddress } from 'node:dns'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Egress, publicInternet } from './egress'
import { createSafeFetch, type OutboundRequest } from './safe-fetch'

/** The attacker's server may be called, as if it were public; the one inside may not, and counts who comes. */
const egress: Egress = { ...publicInternet, allowHttp: true, allowCidrs: ['127.0.0.1/32'], ports: undefined }
const outsideAddress: LookupAddress = { address: '127.0.0.1', family: 4 }
const insideAddress: LookupAddress = { address: '127.0.0.2', family: 4 }

let outside: Server
let inside: Server
let hits = 0
let answer: (response: ServerResponse) => void = (response) => response.end('{}')

const listen = (server: Server, host: string, port = 0) =>
  new Promise<number>((resolve) =>
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port)),
  )

let port = 0
beforeAll(async () => {
  outside = createServer((_, response) => answer(response))
  inside = createServer((_, response) => response.end('the secret inside')).on('connection', () => {
    hits += 1
  })
  port = await listen(outside, '127.0.0.1')
  await listen(inside, '127.0.0.2', port)
})

beforeEach(() => {
  hits = 0
  answer = (response) => response.end('{}')
})

afterAll(() => {
  for (const server of [outside, inside]) {
    server.closeAllConnections()
    server.close()
  }
})

const sentOnTo = (location: string, status: number) => () => {
  answer = (response) => response.writeHead(status, { location, connection: 'close' }).end()
}

interface Attack {
  readonly host: string
  readonly answers?: readonly (readonly LookupAddress[])[]
  readonly prepare?: () => void
  readonly request?: OutboundRequest
}

const attacks: readonly (readonly [name: string, attack: () => Attack])[] = [
  ['the address itself', () => ({ host: '127.0.0.2' })],
  ['the address in IPv6 clothes', () => ({ host: '[::ffff:127.0.0.2]' })],
  ['a name that leads inside', () => ({ host: 'evil.example.com', answers: [[insideAddress]] })],
  [
    'a name that leads outside and inside',
    () => ({ host: 'evil.example.com', answers: [[outsideAddress, insideAddress]] }),
  ],
  [
    'a name that leads inside from the second time on',
    () => ({
      host: 'evil.example.com',
      answers: [[outsideAddress], [insideAddress]],
      prepare: sentOnTo(`http://evil.example.com:${port}/again`, 302),
    }),
  ],
  ['a redirect', () => ({ host: '127.0.0.1', prepare: sentOnTo(`http://127.0.0.2:${port}/`, 302) })],
  [
    'a redirect to a name',
    () => ({
      host: '127.0.0.1',
      answers: [[insideAddress]],
      prepare: sentOnTo(`http://evil.example.com:${port}/`, 307),
    }),
  ],
  [
    'a redirect of a write',
    () => ({
      host: '127.0.0.1',
      prepare: sentOnTo(`http://127.0.0.2:${port}/`, 307),
      request: { method: 'POST', body: '{}' },
    }),
  ],
]

test.each(attacks)('%s leads to no server inside', async (_, attackOf) => {
  const { host, answers = [], prepare, request } = attackOf()
  const left = [...answers]
  prepare?.()
  const fetch = createSafeFetch(egress, async () => left.shift() ?? answers.at(-1) ?? [])
  const read = async () => (await fetch(`http://${host}:${port}/`, request)).text()
  await expect(read()).rejects.toMatchObject({ code: 'url-refused' })
  expect(hits).toBe(0)
})

test('a body of 64 MB is given up at 25', async () => {
  let sent = 0
  const piece = Buffer.alloc(1024 * 1024)
  answer = (response) => {
    const more = () => {
      if (sent >= 64 || response.destroyed) return void response.end()
      sent += 1
      response.write(piece, more)
    }
    more()
  }
  const read = async () => (await createSafeFetch(egress)(`http://127.0.0.1:${port}/`)).text()
  await expect(read()).rejects.toThrow()
  expect(sent).toBeLessThan(64)
})

test('a packed answer of 64 MB is given up at 25', async () => {
  const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024))
  answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
  const read = async () => (await createSafeFetch(egress)(`http://127.0.0.1:${port}/`)).text()
  await expect(read()).rejects.toThrow()
})

test('a body that stalls is given up', async () => {
  answer = (response) => void response.writeHead(200, { 'content-length': '10' }).write('half')
  const limits = { silenceMs: 200, wholeAnswerMs: 2_000, answerBytes: 1_000 }
  const fetch = createSafeFetch(egress, undefined, limits)
  const read = async () => (await fetch(`http://127.0.0.1:${port}/`)).text()
  await expect(read()).rejects.toThrow()
})
