import type { LookupAddress } from 'node:dns'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { loopbackOnly, publicInternet } from './egress'
import { createSafeFetch, type SafeFetch } from './safe-fetch'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A server on this machine that answers as a test says, and remembers what it was asked. */
const createLoopback = async () => {
  const seen: { readonly line: string; readonly headers: IncomingMessage['headers'] }[] = []
  let answer: Answer = (_, response) => response.end('{}')
  const server: Server = createServer((request, response) => {
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    seen,
    port,
    url: `http://127.0.0.1:${port}`,
    answers: (next: Answer) => {
      answer = next
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

type Loopback = Awaited<ReturnType<typeof createLoopback>>

let ours: Loopback
let other: Loopback

beforeAll(async () => {
  ours = await createLoopback()
  other = await createLoopback()
})

beforeEach(() => {
  for (const server of [ours, other]) {
    server.seen.length = 0
    server.answers((_, response) => response.end('{}'))
  }
})

afterAll(() => {
  ours.close()
  other.close()
})

const limits = { silenceMs: 10_000, wholeAnswerMs: 20_000, answerBytes: 1_000_000 }
const loopback: LookupAddress = { address: '127.0.0.1', family: 4 }

/** May call this machine; names lead where a test says. */
const fetchWith = (addresses: readonly LookupAddress[] = [], patience = limits): SafeFetch =>
  createSafeFetch(loopbackOnly, async () => addresses, patience)

const sendOn = (to: string, status = 302) =>
  ours.answers((_, response) => response.writeHead(status, { location: to }).end())

describe('a call', () => {
  test('sends what it is told and gives back any answer', async () => {
    ours.answers((request, response) => {
      response.writeHead(418, { 'x-kind': 'teapot' })
      request.pipe(response)
    })
    const request = { method: 'PUT', headers: { authorization: 'Bearer t' }, body: 'words' }
    const answer = await fetchWith()(`${ours.url}/pot?size=1`, request)
    expect([answer.status, answer.headers.get('x-kind'), await answer.text()]).toEqual([
      418,
      'teapot',
      'words',
    ])
    expect(ours.seen).toMatchObject([{ line: 'PUT /pot?size=1', headers: { authorization: 'Bearer t' } }])
  })

  test.each([204, 304])('takes an answer without a body: %i', async (status) => {
    ours.answers((_, response) => response.writeHead(status).end())
    const answer = await fetchWith()(ours.url)
    expect([answer.status, await answer.text()]).toEqual([status, ''])
  })

  test('of a name goes to the address that was checked, under that name', async () => {
    await fetchWith([loopback])(`http://git.example.com:${ours.port}/x`)
    expect(ours.seen[0]?.headers.host).toBe(`git.example.com:${ours.port}`)
  })

  test('fails where nobody answers', async () => {
    const closed = await createLoopback()
    closed.close()
    await expect(fetchWith()(closed.url)).rejects.toMatchObject({ name: 'TypeError' })
  })
})

describe('nothing is called', () => {
  const refused = { code: 'url-refused' }

  test.each([
    ['this machine, outside the sandbox', 'https://127.0.0.1/', publicInternet],
    ['over http, outside the sandbox', 'http://example.com/', publicInternet],
    ['the metadata service, in the sandbox', 'http://169.254.169.254/', loopbackOnly],
    ['what is no address', 'gopher://x', loopbackOnly],
  ])('%s', async (_, url, egress) => {
    await expect(createSafeFetch(egress, async () => [loopback])(url)).rejects.toMatchObject(refused)
  })

  test.each([
    ['a private address', [{ address: '10.0.0.1', family: 4 }]],
    ['a private address beside a good one', [loopback, { address: '10.0.0.1', family: 4 }]],
    ['the metadata service', [{ address: '169.254.169.254', family: 4 }]],
    ['a private address in other clothes', [{ address: '::ffff:a00:1', family: 6 }]],
  ])('when a name leads to %s', async (_, addresses) => {
    await expect(fetchWith(addresses)(`http://git.example.com:${ours.port}/`)).rejects.toMatchObject(refused)
    expect(ours.seen).toEqual([])
  })

  test('when a name leads nowhere', async () => {
    await expect(fetchWith([])(`http://git.example.com:${ours.port}/`)).rejects.toThrow()
  })

  test('when a name that was good before leads elsewhere by now', async () => {
    const answers = [[loopback], [{ address: '10.0.0.1', family: 4 }]]
    const fetch = createSafeFetch(loopbackOnly, async () => answers.shift() ?? [], limits)
    ours.answers((_, response) => response.writeHead(200, { connection: 'close' }).end('{}'))
    await (await fetch(`http://git.example.com:${ours.port}/`)).text()
    await expect(fetch(`http://git.example.com:${ours.port}/`)).rejects.toMatchObject(refused)
    expect(ours.seen).toHaveLength(1)
  })
})

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('%i of a reading call is followed', async (status) => {
    ours.answers((request, response) => {
      if (request.url === '/new') response.end('here')
      else response.writeHead(status, { location: '/new' }).end()
    })
    expect(await (await fetchWith()(`${ours.url}/old`)).text()).toBe('here')
  })

  test.each([
    ['a private address', 'http://10.0.0.1/'],
    ['the metadata service', 'http://169.254.169.254/latest/meta-data/'],
    ['another kind of address', 'file:///etc/passwd'],
    ['an address with a password in it', 'http://a:b@127.0.0.1/'],
    ['what is not an address', 'http://[broken/'],
  ])('to %s is refused', async (_, location) => {
    sendOn(location)
    await expect(fetchWith()(ours.url)).rejects.toMatchObject({ code: 'url-refused' })
  })

  test('to a name that leads to a private address is refused', async () => {
    sendOn('http://inside.example.com/')
    const fetch = fetchWith([{ address: '192.168.0.1', family: 4 }])
    await expect(fetch(ours.url)).rejects.toMatchObject({ code: 'url-refused' })
  })

  test('of a writing call is refused: nothing is written twice or elsewhere', async () => {
    sendOn(`${other.url}/`, 307)
    const write = fetchWith()(ours.url, { method: 'POST', body: '{}' })
    await expect(write).rejects.toMatchObject({ code: 'url-refused' })
    expect(other.seen).toEqual([])
  })

  test('that never ends is refused after three', async () => {
    sendOn('/again')
    await expect(fetchWith()(ours.url)).rejects.toMatchObject({ code: 'url-refused' })
    expect(ours.seen).toHaveLength(4)
  })

  test('to another server takes no credentials along, not even on the way back', async () => {
    const headers = {
      Authorization: 'Bearer t',
      Cookie: 'c',
      'PRIVATE-TOKEN': 'p',
      'X-Token': 'x',
      accept: 'text/plain',
    }
    ours.answers((request, response) => {
      if (request.url === '/end') response.end()
      else response.writeHead(302, { location: `${other.url}/back` }).end()
    })
    other.answers((_, response) => response.writeHead(302, { location: `${ours.url}/end` }).end())
    await fetchWith()(ours.url, { headers })
    const named = ['authorization', 'cookie', 'private-token', 'x-token', 'accept']
    const carried = [...ours.seen, ...other.seen].map(({ line, headers: given }) => [
      line,
      named.filter((name) => given[name] !== undefined),
    ])
    expect(carried).toEqual([
      ['GET /', named],
      ['GET /end', ['accept']],
      ['GET /back', ['accept']],
    ])
  })

  test('within one server keeps them', async () => {
    ours.answers((request, response) => {
      if (request.url === '/new') response.end()
      else response.writeHead(302, { location: '/new' }).end()
    })
    await fetchWith()(`${ours.url}/old`, { headers: { authorization: 'Bearer t' } })
    expect(ours.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer t', 'Bearer t'])
  })
})

describe('an answer', () => {
  test('up to the limit is read whole', async () => {
    ours.answers((_, response) => response.end(Buffer.alloc(limits.answerBytes)))
    const answer = await fetchWith()(ours.url)
    expect((await answer.arrayBuffer()).byteLength).toBe(limits.answerBytes)
  })

  test('beyond the limit is not read', async () => {
    ours.answers((_, response) => response.end(Buffer.alloc(limits.answerBytes + 1)))
    const read = async () => (await fetchWith()(ours.url)).text()
    await expect(read()).rejects.toThrow()
  })

  test('that never ends is not read to its end', async () => {
    ours.answers((_, response) => {
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(100_000), more)
      }
      more()
    })
    const read = async () => (await fetchWith()(ours.url)).text()
    await expect(read()).rejects.toThrow()
  })

  test('that is small only because it is packed counts unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(limits.answerBytes * 20))
    expect(packed.byteLength).toBeLessThan(limits.answerBytes)
    ours.answers((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed))
    const read = async () => (await fetchWith()(ours.url)).text()
    await expect(read()).rejects.toThrow()
  })

  test('that is packed is given unpacked', async () => {
    ours.answers((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('words')),
    )
    expect(await (await fetchWith()(ours.url)).text()).toBe('words')
  })

  test('that does not begin, or stops in the middle, is given up', async () => {
    const impatient = fetchWith([], { ...limits, silenceMs: 50 })
    ours.answers(() => {})
    await expect(impatient(ours.url)).rejects.toThrow()
    ours.answers((_, response) => void response.writeHead(200, { 'content-length': '10' }).write('half'))
    const read = async () => (await impatient(ours.url)).text()
    await expect(read()).rejects.toThrow()
  })

  test('that comes drop by drop is given up when it takes too long as a whole', async () => {
    ours.answers((_, response) => {
      const drip = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(drip))
    })
    const read = async () => (await fetchWith([], { ...limits, wholeAnswerMs: 100 })(ours.url)).text()
    await expect(read()).rejects.toThrow()
  })
})
