import dns from 'node:dns'
import http from 'node:http'
import net from 'node:net'
import { resolve } from 'node:path'
import tls from 'node:tls'
import { describe, expect, test } from '@jest/globals'
import { Agent, request } from 'undici'
import { serveOnLoopback } from '../../sandbox/src/serve-on-loopback'

const sentence = (target: string) => `A test must not leave this machine: it tried to reach ${target}.`

/** An agent to which every name is this address. */
const agentThatFinds = (address: string) =>
  new Agent({ connect: { lookup: (_name, _options, answer) => answer(null, [{ address, family: 4 }]) } })

describe('a test cannot leave this machine', () => {
  test.each<[string, () => unknown, string]>([
    ['a socket to an address', () => net.connect(80, '192.0.2.1'), '192.0.2.1'],
    [
      'a socket to a name',
      () => net.connect({ port: 80, host: 'throughline.example' }),
      'throughline.example',
    ],
    ['an address of IPv6', () => new net.Socket().connect(80, '2001:db8::1'), '2001:db8::1'],
    ['every address of this machine', () => net.connect(80, '0.0.0.0'), '0.0.0.0'],
    ['TLS', () => tls.connect(443, 'throughline.example'), 'throughline.example'],
    ['http', () => http.get('http://throughline.example'), 'throughline.example'],
    ['a look-up', () => dns.lookup('throughline.example', () => {}), 'throughline.example'],
    ['a promised look-up', () => dns.promises.lookup('throughline.example'), 'throughline.example'],
    ['a question to a name server', () => new dns.Resolver().resolve4('a.example', () => {}), 'a.example'],
  ])('by %s', (_, leave, target) => {
    expect(leave).toThrow(sentence(target))
  })

  test('by fetch', async () => {
    const cause = expect.objectContaining({ message: sentence('throughline.example') })
    await expect(fetch('https://throughline.example')).rejects.toMatchObject({ cause })
  })

  test('by a look-up of its own', async () => {
    const dispatcher = agentThatFinds('192.0.2.1')
    const leaving = request('http://git.example', { dispatcher })
    await expect(leaving).rejects.toThrow(sentence('git.example at 192.0.2.1'))
    await dispatcher.close()
  })
})

describe('a test can reach this machine', () => {
  test.each(['127.0.0.1', 'localhost', 'git.example'])('as %s', async (host) => {
    const served = await serveOnLoopback(() => new Response('here'), 0)
    const dispatcher = host === 'git.example' ? agentThatFinds('127.0.0.1') : new Agent()
    const { body } = await request(`http://${host}:${new URL(served.url).port}`, { dispatcher })
    expect(await body.text()).toBe('here')
    await dispatcher.close()
    await served.close()
  })

  test('by the file of a socket', async () => {
    const refused = await new Promise((answer) => net.connect('/nowhere/socket').on('error', answer))
    expect(refused).toMatchObject({ code: expect.stringMatching(/ENOENT|EACCES/) })
  })
})

interface JestConfig {
  readonly projects: readonly { readonly displayName: string; readonly setupFiles: readonly string[] }[]
}

test('every project of jest.config.mjs is set up so', async () => {
  const { default: config }: { default: JestConfig } = await import(
    resolve(__dirname, '../../jest.config.mjs')
  )
  const open = config.projects.filter(
    ({ setupFiles }) => !setupFiles.includes('<rootDir>/scripts/only-loopback.cjs'),
  )
  expect(open.map(({ displayName }) => displayName)).toEqual([])
})
