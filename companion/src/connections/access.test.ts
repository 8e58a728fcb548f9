import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import type { OutboundRequest, SafeFetch } from '../fetch/safe-fetch'
import { openOnlyTenant } from '../tenants/only-tenant'
import { tenants } from '../tenants/tenants'
import { createAccess } from './access'
import { type Connection, connections, emailPlace, type NewConnection, tokenPlace } from './connections'

let world: InstalledTenant
let tenantId: string
const connectionId = randomUUID()
const future = new Date('2027-06-01T00:00:00Z')
let now = new Date('2026-11-25T10:00:00Z')
let status = 404
let asked: (OutboundRequest & { readonly url: string })[] = []

beforeAll(async () => {
  world = await createInstalledTenant()
  tenantId = await openOnlyTenant(world.database, world.keyring)
})

beforeEach(async () => {
  asked = []
  status = 404
  now = new Date('2026-11-25T10:00:00Z')
  await inTenant((store) => store.remove(connectionId))
})

afterAll(() => world.stop())

const inTenant = <T>(work: (store: ReturnType<typeof connections>) => Promise<T>) =>
  world.database.withTenant(tenantId, (sql) => work(connections(sql)))

const fetch: SafeFetch = async (url, request = {}) => {
  asked.push({ ...request, url })
  return new Response(null, { status })
}

const accessAs = (mode: 'hosted' | 'self-managed') =>
  createAccess({ database: world.database, keyring: world.keyring, fetch, clock: () => now, mode })

const seal = async () =>
  world.keyring.openTenant(
    tenantId,
    await world.database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey()),
  )

const sealed = async (token: string) => ({
  sealedToken: await (await seal()).seal(token, tokenPlace(connectionId)),
  sealedEmail: await (await seal()).seal('mina@acme.example', emailPlace(connectionId)),
})

/** Connects Jira with this token, unless told otherwise to a Cloud site. */
const connect = async (more: Partial<NewConnection> = {}, token = 'the token') => {
  const cloud = { mode: 'api-token', baseUrl: 'https://acme.atlassian.net', deployment: 'cloud' } as const
  const secrets = await sealed(token)
  await inTenant((store) =>
    store.add({ connectionId, host: 'jira', tokenExpiresAt: future, ...cloud, ...secrets, ...more }),
  )
}

const dataCenter = {
  mode: 'pat',
  baseUrl: 'https://jira.acme.example/jira',
  deployment: 'data-center',
} as const

const callAs = async (mode: 'hosted' | 'self-managed') => {
  const { jira } = await accessAs(mode).jiraOf(tenantId)
  return jira.findIssue('SHOP-7')
}

const stored = async (): Promise<Connection | undefined> => inTenant((store) => store.find(connectionId))

describe('Jira is reached by what the connection says', () => {
  test('Cloud by e-mail address and API token, at the site itself', async () => {
    await connect()
    expect(await callAs('self-managed')).toBeUndefined()
    expect(asked[0]?.url).toMatch(/^https:\/\/acme\.atlassian\.net\/rest\/api\/3\/issue\/SHOP-7\?/)
    const basic = Buffer.from('mina@acme.example:the token').toString('base64')
    expect(asked[0]?.headers?.['authorization']).toBe(`Basic ${basic}`)
  })

  test('Data Center by a personal access token, below its context path', async () => {
    await connect(dataCenter)
    await callAs('self-managed')
    expect(asked[0]?.url).toMatch(/^https:\/\/jira\.acme\.example\/jira\/rest\/api\/2\/issue\/SHOP-7\?/)
    expect(asked[0]?.headers?.['authorization']).toBe('Bearer the token')
  })

  test.each(['api-token', 'pat'] as const)('and never by %s where the companion is hosted', async (mode) => {
    await connect({ mode })
    await expect(callAs('hosted')).rejects.toMatchObject({ code: 'not-allowed' })
    expect(asked).toEqual([])
  })

  test('and says so while there is none', async () => {
    await expect(callAs('self-managed')).rejects.toMatchObject({ code: 'jira-not-connected' })
  })
})

describe('a token that has ended', () => {
  test('stops calls before they are made', async () => {
    await connect({ tokenExpiresAt: new Date('2026-11-25T10:00:00Z') })
    await expect(callAs('self-managed')).rejects.toMatchObject({ code: 'jira-token-expired' })
    expect(asked).toEqual([])
  })

  test.each([
    ['before its date: somebody took it back', future, 'revoked'],
    ['when its date has just passed under a call', new Date('2026-11-25T10:00:01Z'), 'expired'],
  ])('%s', async (_, tokenExpiresAt, state) => {
    await connect({ tokenExpiresAt })
    const { jira } = await accessAs('self-managed').jiraOf(tenantId)
    now = new Date('2026-11-25T10:00:02Z')
    status = 401
    await expect(jira.findIssue('SHOP-7')).rejects.toMatchObject({ code: 'jira-token-refused' })
    expect(await stored()).toMatchObject({
      state,
      lastError: 'Jira did not accept this token.',
      lastErrorAt: expect.any(Date),
    })
    await expect(callAs('self-managed')).rejects.toMatchObject({ code: 'jira-token-expired' })
    expect(asked).toHaveLength(1)
  })

  test('works again once another one is stored', async () => {
    await connect({ state: 'revoked' } as Partial<NewConnection>)
    status = 401
    await expect(callAs('self-managed')).rejects.toMatchObject({ code: 'jira-token-refused' })
    const byToken = { ...(await stored()), ...(await sealed('the new token')) } as Connection
    await inTenant((store) => store.replaceToken(connectionId, byToken))
    status = 404
    await callAs('self-managed')
    expect(asked.at(-1)?.headers?.['authorization']).toContain('Basic ')
    expect(await stored()).toMatchObject({ state: 'connected', lastError: undefined, deployment: 'cloud' })
  })

  test('of a client that was opened before says nothing of the one that replaced it', async () => {
    await connect()
    const { jira } = await accessAs('self-managed').jiraOf(tenantId)
    const byToken = { ...(await stored()), ...(await sealed('the new token')) } as Connection
    await inTenant((store) => store.replaceToken(connectionId, byToken))
    status = 401
    await expect(jira.findIssue('SHOP-7')).rejects.toMatchObject({ code: 'jira-token-refused' })
    expect(await stored()).toMatchObject({ state: 'connected', lastError: undefined })
  })

  test('is no reason to stop where Forge brings another one', async () => {
    const access = accessAs('hosted')
    await world.superuser`
      update connection set sealed_token = ${await sealedFor(world.tenantId, world.connectionId)},
        token_expires_at = ${future} where connection_id = ${world.connectionId}`
    status = 401
    const { jira } = await access.jiraOf(world.tenantId)
    await expect(jira.findIssue('SHOP-7')).rejects.toMatchObject({ code: 'jira-token-refused' })
    const connection = await world.database.withTenant(world.tenantId, (sql) => connections(sql).findJira())
    expect(connection).toMatchObject({ state: 'connected', lastError: undefined })
  })
})

const sealedFor = async (owner: string, id: string) => {
  const wrapped = await world.database.withTenant(owner, (sql) => tenants(sql).wrappedKey())
  return (await world.keyring.openTenant(owner, wrapped)).seal('a system token', tokenPlace(id))
}

describe('a call that is answered', () => {
  test('is written down once a minute', async () => {
    await connect()
    const access = accessAs('self-managed')
    const call = async () => (await access.jiraOf(tenantId)).jira.findIssue('SHOP-7')
    await call()
    const { lastOkAt: first } = (await stored()) ?? {}
    expect(first).toBeInstanceOf(Date)
    await call()
    expect((await stored())?.lastOkAt).toEqual(first)
    await world.superuser`
      update connection set last_ok_at = now() - interval '2 minutes' where connection_id = ${connectionId}`
    now = new Date('2026-11-25T10:01:01Z')
    await call()
    expect((await stored())?.lastOkAt?.getTime()).toBeGreaterThan((first?.getTime() ?? 0) - 1)
  })

  test('is none when Jira is down', async () => {
    await connect()
    status = 503
    await expect(callAs('self-managed')).rejects.toMatchObject({ code: 'jira-unavailable' })
    expect(await stored()).toMatchObject({ lastOkAt: undefined, state: 'connected' })
  })
})
