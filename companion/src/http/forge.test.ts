import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { createInstalledTenant, type InstalledTenant, newInstallation } from '../../test/installed-tenant'
import { aSystemToken, createKnownTokens } from '../../test/known-tokens'
import { createEndInstallation } from '../actions/end-installation'
import { createApp } from '../app'
import { systemClock } from '../clock'
import { createAccess } from '../connections/access'
import { tokenPlace } from '../connections/connections'
import type { SafeFetch } from '../fetch/safe-fetch'
import { createIntake } from '../inbox/intake'
import { silentLog } from '../log'
import { forge } from './forge'
import type { TokenKind } from './forge-token'

const doors = ['/forge/events', '/forge/lifecycle', '/forge/uninstall', '/forge/schedule'] as const

let world: InstalledTenant
let app: Hono
const { verify, tokenFor } = createKnownTokens()

beforeAll(async () => {
  world = await createInstalledTenant()
  const { database, keyring } = world
  const intake = createIntake(database, 5_000)
  const end = createEndInstallation({ database, clock: systemClock, log: silentLog })
  app = createApp({
    gitWebhooks: new Hono(),
    forge: forge({ door: database, keyring, intake, verify, clock: systemClock, log: silentLog, end }),
    panel: new Hono(),
    log: silentLog,
  })
})

afterAll(() => world.stop())

/** A Jira site of its own: what it sends comes with its token. */
const newSite = () => {
  const installation = newInstallation()
  const asKind = (kind: TokenKind, isLicensed: boolean) =>
    tokenFor({ ...installation, kind, accountId: undefined, issueId: undefined, isLicensed })
  const send = async (
    path: string,
    body: unknown = {},
    { kind = 'event' as TokenKind, systemToken = aSystemToken('first', 3_300), isLicensed = true } = {},
  ) =>
    app.request(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: asKind(kind, isLicensed),
        'x-forge-oauth-system': systemToken,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    installation,
    send,
    tenant: async () => {
      const rows = await world.superuser`
        select tenant_id::text as "tenantId", kind, cloud_id as "cloudId", wrapped_key as "wrappedKey" from tenant
        where installation_id = ${installation.installationId}`
      return rows as unknown as readonly {
        readonly tenantId: string
        readonly kind: string
        readonly cloudId: string
        readonly wrappedKey: string
      }[]
    },
    connections: () => world.superuser`
      select connection.* from connection join tenant using (tenant_id)
      where installation_id = ${installation.installationId}`,
    inbox: () => world.superuser`
      select event, body, inbox_id::text as "inboxId" from inbox join tenant using (tenant_id)
      where installation_id = ${installation.installationId} order by inbox_id`,
  }
}

const updated = (id: string | number = '10007') => ({
  eventType: 'avi:jira:updated:issue',
  issue: { id, key: 'SHOP-7', fields: { summary: 'Checkout' } },
  atlassianId: 'somebody',
})

describe('the first verified token', () => {
  test('makes the tenant and its Jira connection, and later ones find them', async () => {
    const site = newSite()
    expect((await site.send('/forge/schedule')).status).toBe(204)
    expect((await site.send('/forge/events', updated())).status).toBe(204)
    expect(await site.tenant()).toMatchObject([{ kind: 'forge', cloudId: site.installation.cloudId }])
    expect(await site.connections()).toMatchObject([
      { host: 'jira', mode: 'forge', state: 'connected', base_url: site.installation.apiBaseUrl },
    ])
  })

  test('makes one tenant when ten come at once', async () => {
    const site = newSite()
    const answers = await Promise.all(Array.from({ length: 10 }, () => site.send('/forge/schedule')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
    expect(await site.tenant()).toHaveLength(1)
    expect(await site.connections()).toHaveLength(1)
  })

  test.each(doors)('makes nothing at %s when it was not verified', async (door) => {
    const before = await world.superuser`select from tenant`
    for (const authorization of ['', 'Bearer made-up', 'Basic 0']) {
      const headers = { 'content-type': 'application/json', authorization }
      const answer = await app.request(door, { method: 'POST', headers, body: '{}' })
      expect(answer.status).toBe(401)
    }
    expect(await world.superuser`select from tenant`).toHaveLength(before.length)
  })
})

describe('tokens that were not made for events', () => {
  test.each(doors.flatMap((door) => (['function', 'browser'] as const).map((kind) => [kind, door] as const)))(
    'one of a %s is refused at %s, and nothing is kept',
    async (kind, door) => {
      const site = newSite()
      expect((await site.send(door, updated(), { kind })).status).toBe(403)
      expect(await site.tenant()).toEqual([])
    },
  )
})

describe('the system token', () => {
  const opened = async (site: ReturnType<typeof newSite>) => {
    const [tenant] = await site.tenant()
    const [connection] = await site.connections()
    const { connection_id: connectionId, sealed_token: sealed } = connection as Record<string, string>
    const seal = await world.keyring.openTenant(tenant?.tenantId ?? '', tenant?.wrappedKey ?? '')
    return seal.unseal(sealed ?? '', tokenPlace(connectionId ?? ''))
  }

  test('is stored sealed: the row holds no part of it, and opened it is the same', async () => {
    const site = newSite()
    const token = aSystemToken('a plain word', 3_300)
    await site.send('/forge/schedule', {}, { systemToken: token })
    const row = JSON.stringify([await site.connections(), await site.tenant(), await site.inbox()])
    for (const part of token.split('.')) expect(row).not.toContain(part)
    expect(await opened(site)).toBe(token)
  })

  test('is replaced by a fresher one alone, in whatever order they come', async () => {
    const site = newSite()
    const [older, newer] = [aSystemToken('older', 1_000), aSystemToken('newer', 3_000)]
    await site.send('/forge/schedule', {}, { systemToken: older })
    await site.send('/forge/schedule', {}, { systemToken: newer })
    await site.send('/forge/schedule', {}, { systemToken: older })
    expect(await opened(site)).toBe(newer)
    const [row] = await site.connections()
    const secondsLeft = (new Date(row?.['token_expires_at']).getTime() - Date.now()) / 1000
    expect(secondsLeft).toBeGreaterThan(2_900)
  })

  test('whose end cannot be read counts for 55 minutes', async () => {
    const site = newSite()
    await site.send('/forge/schedule', {}, { systemToken: 'opaque' })
    const [row] = await site.connections()
    const minutesLeft = (new Date(row?.['token_expires_at']).getTime() - Date.now()) / 60_000
    expect(Math.round(minutesLeft)).toBe(55)
  })

  test('authorizes the next call to this Jira', async () => {
    const site = newSite()
    const token = aSystemToken('for Jira', 3_300)
    await site.send('/forge/schedule', {}, { systemToken: token })
    const seen: (string | undefined)[] = []
    const fetch: SafeFetch = async (url, request) => {
      seen.push(url, request?.headers?.['authorization'])
      return new Response(null, { status: 404 })
    }
    const { database, keyring } = world
    const [tenant] = await site.tenant()
    const access = createAccess({ database, keyring, fetch, clock: systemClock, mode: 'hosted' })
    const { jira } = await access.jiraOf(tenant?.tenantId ?? '')
    expect(await jira.findIssue('SHOP-7')).toBeUndefined()
    expect(seen).toEqual([
      `${site.installation.apiBaseUrl}/rest/api/3/issue/SHOP-7?fields=summary,status,project`,
      `Bearer ${token}`,
    ])
  })
})

describe('a product event', () => {
  const jobsOf = async (site: ReturnType<typeof newSite>) => {
    const [tenant] = await site.tenant()
    return (await world.jobs()).filter(({ payload }) => payload['tenantId'] === tenant?.tenantId)
  }

  test('is kept, and its issue is read again by one job even when it comes five times', async () => {
    const site = newSite()
    for (let time = 0; time < 5; time += 1) await site.send('/forge/events', updated())
    const kept = await site.inbox()
    expect(kept).toHaveLength(5)
    expect(kept[0]).toMatchObject({
      event: 'avi:jira:updated:issue',
      body: JSON.stringify(updated()),
    })
    expect(await jobsOf(site)).toMatchObject([
      { name: 'refresh-issue', payload: { issueId: '10007', inboxId: kept.at(-1)?.['inboxId'] } },
    ])
  })

  test('of another issue has a job of its own', async () => {
    const site = newSite()
    await site.send('/forge/events', updated('10007'))
    await site.send('/forge/events', updated(10_008))
    expect((await jobsOf(site)).map(({ payload }) => payload['issueId'])).toEqual(['10007', '10008'])
  })

  test('that is nested under `payload` is read all the same', async () => {
    const site = newSite()
    expect((await site.send('/forge/events', { payload: updated() })).status).toBe(204)
    expect(await jobsOf(site)).toHaveLength(1)
  })

  test('without an issue is kept without a job', async () => {
    const site = newSite()
    await site.send('/forge/events', { eventType: 'avi:jira:created:issuelink', id: 1 })
    expect(await site.inbox()).toHaveLength(1)
    expect(await jobsOf(site)).toEqual([])
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '{"eventType"'],
    ['a list', '[]'],
    ['an event of something else', { eventType: 'avi:confluence:created:page' }],
    ['an issue without a key', { eventType: 'avi:jira:updated:issue', issue: { id: '1' } }],
  ])('with %s in it is answered 400 and not kept', async (_, body) => {
    const site = newSite()
    expect((await site.send('/forge/events', body)).status).toBe(400)
    expect(await site.inbox()).toEqual([])
  })

  test('stays with its own site', async () => {
    const [ours, theirs] = [newSite(), newSite()]
    await ours.send('/forge/events', updated())
    await theirs.send('/forge/events', updated())
    const [our, their] = [await jobsOf(ours), await jobsOf(theirs)]
    expect([our.length, their.length]).toEqual([1, 1])
    expect(our[0]?.payload['tenantId']).not.toBe(their[0]?.payload['tenantId'])
  })
})

describe('a lifecycle event', () => {
  test.each(['avi:forge:installed:app', 'avi:forge:upgraded:app'])('%s is kept', async (eventType) => {
    const site = newSite()
    expect((await site.send('/forge/lifecycle', { eventType, id: 'x' })).status).toBe(204)
    expect(await site.inbox()).toMatchObject([{ event: eventType }])
  })

  test('that is none is answered 400, and ends nothing', async () => {
    const site = newSite()
    expect((await site.send('/forge/lifecycle', {})).status).toBe(400)
    expect((await site.send('/forge/schedule')).status).toBe(204)
  })
})

describe('an app that was removed', () => {
  const ways = (site: ReturnType<typeof newSite>): readonly (readonly [string, object])[] => [
    ['/forge/uninstall', {}],
    ['/forge/lifecycle', { eventType: 'avi:forge:uninstalled:app', id: site.installation.installationId }],
  ]

  test.each([0, 1])('has its key and tokens destroyed before the answer (way %#)', async (way) => {
    const site = newSite()
    await site.send('/forge/events', updated())
    const [path, body] = ways(site)[way] ?? ['', {}]
    expect((await site.send(path, body)).status).toBe(204)
    expect(await site.tenant()).toMatchObject([{ wrappedKey: null }])
    expect(await site.connections()).toMatchObject([{ sealed_token: null, state: 'revoked' }])
    const [tenant] = await site.tenant()
    const left = (await world.jobs()).filter(({ payload }) => payload['tenantId'] === tenant?.tenantId)
    expect(left).toEqual([])
  })

  test('is told of twice, and the second time there is nothing left to do', async () => {
    const site = newSite()
    for (const [path, body] of ways(site)) expect((await site.send(path, body)).status).toBe(204)
  })

  test('is not let in again', async () => {
    const site = newSite()
    await site.send('/forge/uninstall')
    const answer = await site.send('/forge/events', updated())
    expect([answer.status, await answer.text()]).toEqual([403, 'The app was removed from this Jira site.'])
  })

  test('ends nobody else, whoever it says it is', async () => {
    const [ours, theirs] = [newSite(), newSite()]
    await theirs.send('/forge/schedule')
    const body = { eventType: 'avi:forge:uninstalled:app', id: theirs.installation.installationId }
    expect((await ours.send('/forge/lifecycle', body)).status).toBe(403)
    expect((await theirs.send('/forge/schedule')).status).toBe(204)
    expect((await ours.send('/forge/schedule')).status).toBe(204)
  })
})

describe('the licence', () => {
  const licence = async (site: ReturnType<typeof newSite>) => {
    const [row] = await world.superuser`
      select is_licensed from tenant where installation_id = ${site.installation.installationId}`
    return row?.['is_licensed']
  }

  test('is what the latest call said', async () => {
    const site = newSite()
    await site.send('/forge/schedule')
    expect(await licence(site)).toBe(true)
    await site.send('/forge/schedule', {}, { isLicensed: false })
    expect(await licence(site)).toBe(false)
    await site.send('/forge/events', updated())
    expect(await licence(site)).toBe(true)
  })
})

describe('every answer', () => {
  test('is not stored by anybody, and its headers keep browsers careful', async () => {
    const { headers } = await newSite().send('/forge/schedule')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
