import { describe, expect, it } from '@jest/globals'
import { Hono } from 'hono'
import { guard } from './guard'

const site = new Hono().use(guard()).all('*', (c) => c.text('come in'))
const ask = async (method: string, headers: Readonly<Record<string, string>>) =>
  (await site.request('/sandbox/invoke', { method, headers })).status

const host = '127.0.0.1:4100'

describe('by name', () => {
  it.each([
    ['127.0.0.1:4100', 200],
    ['localhost:4100', 200],
    ['[::1]:4100', 200],
    ['localhost', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example:4100', 403],
    ['localhost.evil.example', 403],
    ['192.168.1.7:4100', 403],
    ['user@evil.example', 403],
    ['', 403],
  ])('a request to "%s" is answered with %i', async (name, status) => {
    expect(await ask('GET', { host: name })).toBe(status)
  })
})

describe('by origin', () => {
  it.each([
    ['the page itself', { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, 200],
    ['a client that is no browser', {}, 200],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:4200', 'sec-fetch-site': 'same-site' }, 403],
    ['an old browser on another site', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
  ])('a POST from %s is answered', async (_, headers, status) => {
    expect(await ask('POST', { host, ...headers })).toBe(status)
  })

  it('reading is open to links from anywhere', async () => {
    expect(await ask('GET', { host, 'sec-fetch-site': 'cross-site' })).toBe(200)
  })
})
