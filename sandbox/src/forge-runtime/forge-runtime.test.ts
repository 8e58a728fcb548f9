import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { Hono } from 'hono'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { createForgeRuntime, type ForgeRuntime } from './forge-runtime'
import { bundleTestFunctions } from './test-functions'

const app = {
  id: 'ari:cloud:ecosystem::app/7c0e8b1f-52a4-4d7b-9c36-1f5ad2e64b90',
  installationId: 'ari:cloud:ecosystem::installation/11111111-2222-4333-8444-555555555555',
  environmentId: 'ari:cloud:ecosystem::environment/7c0e8b1f-52a4-4d7b-9c36-1f5ad2e64b90/production',
  cloudId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
}
const now = new Date('2026-11-24T10:00:00Z')
const jira = {
  issueUserToken: (accountId: string) => `token of ${accountId}`,
  issueSystemToken: () => 'token of the app',
}

let built: Awaited<ReturnType<typeof bundleTestFunctions>>
let server: ServerType
let forge: ForgeRuntime
let received: Request[] = []

/** Both the companion and Jira: the one takes what it is sent, the other answers with who called. */
const others = new Hono()
  .get('/ex/jira/*', (c) => c.text(c.req.header('authorization') ?? ''))
  .post('/read', async (c) => {
    received.push(c.req.raw.clone() as Request)
    return c.json({ youSent: await c.req.json() })
  })

beforeAll(async () => {
  built = await bundleTestFunctions()
  const port = await new Promise<number>((ready) => {
    const listening = ({ port: chosen }: AddressInfo) => ready(chosen)
    server = serve({ fetch: others.fetch, port: 0, hostname: '127.0.0.1' }, listening)
  })
  const companionUrl = `http://127.0.0.1:${port}`
  const apiBaseUrl = `${companionUrl}/ex/jira/${app.cloudId}`
  forge = createForgeRuntime({
    functionsBundle: built.bundle,
    app,
    jira,
    apiBaseUrl,
    companionUrl,
    clock: () => now,
  })
})
beforeEach(() => {
  received = []
})
afterAll(async () => {
  await new Promise((closed) => server.close(closed))
  await rm(built.folder, { recursive: true })
})

const call = (functionKey: string, accountId = 'mina', payload?: unknown) =>
  forge.invoke({
    functionKey,
    payload,
    context: {
      accountId,
      moduleKey: 'pr-panel',
      subject: { issue: { id: '10007', key: 'SHOP-7' }, project: { id: '10000', key: 'SHOP' } },
    },
  })

it('tells a function who looks at which issue', async () => {
  const issue = { id: '10007', key: 'SHOP-7' }
  expect(await call('whoami', 'mina', { n: 1 })).toEqual({ accountId: 'mina', issue, payload: { n: 1 } })
})

it('calls the companion with a token that proves the app, and not the person', async () => {
  expect(await call('askCompanion')).toEqual({ youSent: { a: 1 } })
  const headers = received[0]?.headers
  expect(headers?.get('x-forge-oauth-system')).toBe('token of the app')
  expect(headers?.get('x-b3-traceid')).toMatch(/^[0-9a-f]{32}$/)
  expect(headers?.get('x-b3-spanid')).toMatch(/^[0-9a-f]{16}$/)

  const token = headers?.get('authorization')?.replace('Bearer ', '') ?? ''
  const { payload } = await jwtVerify(token, createLocalJWKSet(forge.jwks()), { currentDate: now })
  expect(payload).toMatchObject({ aud: app.id, app: { module: { key: 'resolver' } } })
  expect(payload).not.toHaveProperty('context')
  expect(payload).not.toHaveProperty('principal')
})

it('calls Jira as the person who looks, even while another one looks, too', async () => {
  const answers = await Promise.all([call('asPerson', 'mina'), call('asPerson', 'ira')])
  expect(answers).toEqual(['Bearer token of mina', 'Bearer token of ira'])
})

it('calls Jira as the app itself', async () => {
  expect(await call('asApp')).toBe('Bearer token of the app')
})

it('names the installation to a function', async () => {
  expect(await call('installation')).toBe(app.installationId)
})

it.each([
  ['calls a remote the manifest does not have', 'askStranger', 'Invalid remote key'],
  ['acts for a person who is not there', 'asSomebodyElse', 'OFFLINE_USER_IMPERSONATION_NOT_ALLOWED'],
  ['calls an address the manifest does not allow', 'leaveTheHouse', 'REQUEST_EGRESS_ALLOWLIST_ERR'],
  ['throws', 'fail', 'out of paper'],
  ['is not defined', 'nowhere', "no definition for 'nowhere'"],
])('fails a function that %s', async (_, functionKey, message) => {
  await expect(call(functionKey)).rejects.toThrow(message)
})

it('leaves the globals of this process alone', async () => {
  await call('whoami')
  expect(Object.keys(globalThis).filter((name) => name.startsWith('__forge'))).toEqual([])
})
