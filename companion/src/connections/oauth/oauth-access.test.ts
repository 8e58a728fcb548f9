import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type AtlassianAccount,
  createAtlassianAccount,
} from '../../../../sandbox/src/atlassian-account/atlassian-account'
import { siteOf } from '../../../../sandbox/src/atlassian-account/sandbox-account'
import { createFakeJira } from '../../../../sandbox/src/jira/fake-jira'
import { olu } from '../../../../sandbox/src/jira/people'
import { createInstalledTenant, type InstalledTenant } from '../../../test/installed-tenant'
import { createDatabase, type Database } from '../../database/database'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { openOnlyTenant } from '../../tenants/only-tenant'
import { tenants } from '../../tenants/tenants'
import { connections, tokenPlace } from '../connections'
import { createOAuthAccess, type OAuthAccess } from './oauth-access'
import { oauthTokens } from './oauth-tokens'

const client = { clientId: 'client-1', clientSecret: 'known to two', callback: 'https://t.example/back' }
const app = { ...client, accountUrl: 'https://auth.example', apiUrl: 'https://api.example' }

let world: InstalledTenant
let tenantId: string
let connectionId: string
let now: Date
let account: AtlassianAccount
/** What becomes of the next answer with tokens. */
let loseNext: boolean
const others: Database[] = []

const fetch: SafeFetch = async (url, { method = 'GET', headers = {}, body } = {}) => {
  const answer = await account.app.request(url, { method, headers, ...(body !== undefined && { body }) })
  if (!loseNext) return answer
  loseNext = false
  throw new Error('the process was killed here')
}

beforeAll(async () => {
  world = await createInstalledTenant()
  tenantId = await openOnlyTenant(world.database, world.keyring)
})
afterAll(async () => {
  await Promise.all(others.map((one) => one.close()))
  await world.stop()
})

const openAccess = (more: Partial<typeof app> = {}): OAuthAccess => {
  const database = createDatabase({ url: world.url, connections: 4, deadlineMs: 10_000 })
  others.push(database)
  return createOAuthAccess({
    database,
    keyring: world.keyring,
    clock: () => now,
    fetch,
    app: { ...app, ...more },
  })
}

/** A connection whose access token has just ended. */
beforeEach(async () => {
  now = new Date()
  loseNext = false
  const clock = () => now
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'https://acme.atlassian.net', clock })
  account = createAtlassianAccount({ client, sites: [siteOf(jira)], clock })
  const back = new URL(
    account.allow(
      { scopes: ['read:jira-work', 'offline_access'], state: 'state' },
      { accountId: olu.accountId, cloudIds: ['cloud-1'] },
    ),
  )
  const pair = await openAccess().account.exchange(back.searchParams.get('code') ?? '', client.callback)
  if (pair === 'ended') throw new Error('no pair')
  connectionId = randomUUID()
  await world.database.withTenant(tenantId, async (sql) => {
    await sql`delete from connection`
    const seal = await world.keyring.openTenant(tenantId, await tenants(sql).wrappedKey())
    const sealedToken = await seal.seal(pair.refreshToken, tokenPlace(connectionId))
    const baseUrl = 'https://api.example/ex/jira/cloud-1'
    await connections(sql).add({ connectionId, host: 'jira', mode: 'oauth', baseUrl, sealedToken })
  })
})

const refreshes = () =>
  account.tokenRequests.filter(({ kind }) => kind === 'refresh').map(({ outcome }) => outcome)
const stored = () => world.database.withTenant(tenantId, (sql) => oauthTokens(sql).find(connectionId))
const call = (access: OAuthAccess) => access.accessToken(tenantId, connectionId)

describe('access by OAuth', () => {
  test('is renewed once for a hundred callers in each of two processes', async () => {
    account.beforeAnswer = () => new Promise((resolve) => setTimeout(resolve, 80))
    const processes = [openAccess(), openAccess()]
    const tokens = await Promise.all(processes.flatMap((one) => Array.from({ length: 100 }, () => call(one))))
    expect(new Set(tokens).size).toBe(1)
    expect(refreshes()).toEqual(['given'])
  })

  test('is renewed again only when it nears its end', async () => {
    const access = openAccess()
    const first = await call(access)
    now = new Date(now.getTime() + 3_569_000)
    expect(await call(access)).toBe(first)
    now = new Date(now.getTime() + 2_000)
    expect(await call(access)).not.toBe(first)
    expect(refreshes()).toEqual(['given', 'given'])
  })

  test('is renewed by the schedule from ten minutes before its end on', async () => {
    const access = openAccess()
    await call(access)
    now = new Date(now.getTime() + 49 * 60_000)
    await access.renewEarly(tenantId, connectionId)
    expect(refreshes()).toHaveLength(1)
    now = new Date(now.getTime() + 6 * 60_000)
    await access.renewEarly(tenantId, connectionId)
    expect(refreshes()).toHaveLength(2)
  })

  test('is there again after a process died between the renewal and its storing', async () => {
    loseNext = true
    await expect(call(openAccess())).rejects.toMatchObject({ code: 'jira-unavailable' })
    now = new Date(now.getTime() + 9 * 60_000)
    await call(openAccess())
    await call(openAccess())
    expect(refreshes()).toEqual(['given', 'given'])
  })

  test('has ended when that was noticed after more than ten minutes', async () => {
    loseNext = true
    await expect(call(openAccess())).rejects.toMatchObject({ code: 'jira-unavailable' })
    now = new Date(now.getTime() + 11 * 60_000)
    await expect(call(openAccess())).rejects.toMatchObject({ code: 'jira-token-expired' })
    expect(await stored()).toMatchObject({ state: 'revoked', sealedAccess: undefined })
  })

  test('that was taken back is revoked, and Atlassian is not asked again', async () => {
    account.takeBack()
    const access = openAccess()
    for (let asked = 0; asked < 3; asked += 1)
      await expect(call(access)).rejects.toMatchObject({ code: 'jira-token-expired' })
    expect(refreshes()).toEqual(['unknown'])
    expect(await stored()).toMatchObject({ state: 'revoked' })
  })

  test('waits, and is not revoked, while Atlassian does not know the app', async () => {
    await expect(call(openAccess({ clientSecret: 'mistyped' }))).rejects.toMatchObject({
      code: 'jira-token-expired',
      message: expect.stringContaining('ATLASSIAN_CLIENT_SECRET'),
    })
    expect(await stored()).toMatchObject({ state: 'connected' })
    await call(openAccess())
  })

  test('is stored sealed', async () => {
    const token = await call(openAccess())
    const rows = await world.superuser`select connection::text as row from connection`
    expect(rows.map(({ row }) => String(row)).join()).not.toContain(token)
  })
})
