import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { actions as described } from '@throughline/shared/actions'
import { Hono } from 'hono'
import { createInstalledTenant, type InstalledTenant, newInstallation } from '../../test/installed-tenant'
import { createKnownTokens } from '../../test/known-tokens'
import type { ActionTools } from '../actions/action'
import { builtActions } from '../actions/index'
import { createApp } from '../app'
import { createAccess } from '../connections/access'
import { Failure } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import { silentLog } from '../log'
import { forgeActions } from './actions'
import type { TokenKind } from './forge-token'
import { panel } from './panel'

let world: InstalledTenant
let ownTenantId: string
let now = new Date('2026-11-22T12:00:00Z')
const { verify, tokenFor } = createKnownTokens()

const noFetch: SafeFetch = async () => {
  throw new Error('nothing is called')
}

/** The companion as it is hosted for many, or as one customer runs it. */
const companionOf = (mode: 'hosted' | 'self-managed', built = builtActions): Hono => {
  const { database, keyring } = world
  const clock = () => now
  const pairing = mode === 'hosted' ? 'by-token' : 'by-secret'
  const entrance = { door: database, keyring, verify, clock, pairing } as const
  const tools: ActionTools = {
    ...{ database, keyring, clock, mode, fetch: noFetch, log: silentLog },
    access: createAccess({ database, keyring, fetch: noFetch, clock, mode }),
    address: 'https://companion.example',
    isReachable: true,
  }
  const selfManagedTenantId = mode === 'hosted' ? undefined : ownTenantId
  return createApp({
    gitWebhooks: new Hono(),
    forge: new Hono(),
    panel: panel({ ...entrance, database, address: tools.address, nextReadSeconds: 30 }),
    forgeActions: forgeActions({ ...entrance, tools, selfManagedTenantId, built }),
    log: silentLog,
  })
}

beforeAll(async () => {
  world = await createInstalledTenant()
  const [row] = await world.superuser`
    insert into tenant (tenant_id, kind, wrapped_key)
    values (gen_random_uuid(), 'self-managed', 'wrapped') returning tenant_id::text as id`
  ownTenantId = String(row?.['id'])
})

afterAll(() => world.stop())

const asked = (request: unknown = {}) => ({ accountId: 'olu', name: 'Olu Adeyemi', request })

const postTo =
  (app: Hono, installation = newInstallation()) =>
  async (path: string, body: unknown, kind: TokenKind = 'function') => {
    const claims = { accountId: undefined, issueId: undefined, isLicensed: true }
    const answer = await app.request(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: tokenFor({ ...installation, kind, ...claims }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    return { status: answer.status, text, json: () => JSON.parse(text) }
  }

const paths = ['/forge/actions/set-rule', '/forge/pair', '/forge/unpair']

describe.each(paths)('%s', (path) => {
  test.each(['event', 'browser'] as const)('refuses the token of a %s', async (kind) => {
    const { status } = await postTo(companionOf('hosted'))(path, asked(), kind)
    expect(status).toBe(403)
  })

  test('refuses whoever brings no good token', async () => {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer made-up' }
    const answer = await companionOf('hosted').request(path, { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBe(401)
  })

  test.each([
    ['no JSON', '{'],
    ['nobody', { request: {} }],
    ['nobody’s name', { accountId: 'olu', request: {} }],
  ])('answers 400 to %s', async (_, body) => {
    const { status } = await postTo(companionOf('hosted'))(path, body)
    expect(status).toBe(400)
  })
})

describe('an action', () => {
  const repositoryId = '3f5c1b7a-9d0e-4f55-8a1c-6b2e7d904c11'
  const request = { repositoryId, ruleId: 'post-merge-summary', isOn: false }

  test('is run for the tenant of the token, as the person who was named', async () => {
    const seen: unknown[] = []
    const app = companionOf('hosted', {
      'set-rule': async (_, given) => {
        seen.push(given)
        return { done: true }
      },
    })
    const post = postTo(app)
    const answer = await post('/forge/actions/set-rule', asked(request))
    expect([answer.status, answer.json()]).toEqual([200, { done: true }])
    const actor = { face: 'forge', name: 'Olu Adeyemi' }
    expect(seen).toEqual([{ tenantId: expect.any(String), actor, request }])
    expect(seen).not.toContainEqual(expect.objectContaining({ tenantId: world.tenantId }))
  })

  test.each([
    ['that nobody knows', '/forge/actions/make-coffee', {}, 404],
    ['that every object has', '/forge/actions/constructor', {}, 404],
    ['with less than it needs', '/forge/actions/set-rule', { repositoryId }, 400],
  ])('%s is not run', async (_, path, given, status) => {
    const answer = await postTo(companionOf('hosted'))(path, asked(given))
    expect(answer.status).toBe(status)
  })

  test('that is refused tells the person why', async () => {
    const app = companionOf('hosted', {
      'set-rule': async () => {
        throw new Failure('git-host-refused', 'Somebody changed the rule a moment ago.')
      },
    })
    const answer = await postTo(app)('/forge/actions/set-rule', asked(request))
    const message = 'Somebody changed the rule a moment ago.'
    expect([answer.status, answer.json()]).toEqual([422, { code: 'git-host-refused', message }])
  })

  test('that breaks is logged under a reference and told nothing of', async () => {
    const app = companionOf('hosted', {
      'set-rule': async () => {
        throw new Error('token ghp_secret')
      },
    })
    const answer = await postTo(app)('/forge/actions/set-rule', asked(request))
    expect([answer.status, answer.text]).toEqual([500, expect.stringMatching(/^This failed and was logged/)])
  })

  test('can be each one that is described, and no other', () => {
    for (const name of Object.keys(builtActions)) expect(Object.keys(described)).toContain(name)
  })
})

describe('a customer’s own companion', () => {
  const secretOf = async () => {
    const { database, keyring } = world
    const tools = { database, keyring, clock: () => now, mode: 'self-managed' } as unknown as ActionTools
    const actor = { face: 'dashboard', name: 'Olu Adeyemi' } as const
    const made = await builtActions['make-pairing-secret']?.(tools, {
      tenantId: ownTenantId,
      actor,
      request: {},
    })
    return made?.secret ?? ''
  }
  const pairing = (secret: string) => ({ accountId: 'olu', name: 'Olu Adeyemi', secret })
  const refused = { code: 'pairing-refused', message: expect.stringMatching(/^This installation secret no/) }

  test('lets no app in that nobody paired, and makes nothing for it', async () => {
    const before = await world.superuser`select from tenant`
    const post = postTo(companionOf('self-managed'))
    const answer = await post('/forge/setup/read', { accountId: 'olu' })
    expect([answer.status, answer.text]).toEqual([403, 'This installation is not paired.'])
    expect(await world.superuser`select from tenant`).toHaveLength(before.length)
  })

  test('lets one in for a secret, once', async () => {
    const [ours, theirs] = [newInstallation(), newInstallation()]
    const secret = await secretOf()
    const app = companionOf('self-managed')
    expect((await postTo(app, ours)('/forge/pair', pairing(secret))).json()).toEqual({ done: true })
    expect((await postTo(app, ours)('/forge/setup/read', { accountId: 'olu' })).status).toBe(200)
    const second = await postTo(app, theirs)('/forge/pair', pairing(secret))
    expect([second.status, second.json()]).toEqual([422, refused])
    const [row] = await world.superuser`select * from tenant where tenant_id = ${ownTenantId}`
    expect(row).toMatchObject({
      installation_id: ours.installationId,
      paired_by: 'Olu Adeyemi',
      paired_at: now,
    })
    const connections = await world.superuser`
      select host, mode, base_url from connection where tenant_id = ${ownTenantId}`
    expect(connections).toEqual([{ host: 'jira', mode: 'forge', base_url: ours.apiBaseUrl }])
  })

  test.each([
    ['14 minutes', 14, 200],
    ['15 minutes', 15, 422],
  ])('takes a secret that is %s old with %d: %d', async (_, minutes, status) => {
    const secret = await secretOf()
    const madeAt = now
    now = new Date(madeAt.getTime() + minutes * 60_000)
    const answer = await postTo(companionOf('self-managed'))('/forge/pair', pairing(secret))
    now = madeAt
    expect(answer.status).toBe(status)
  })

  test('knows secrets by their hash alone, and the newest alone', async () => {
    const older = await secretOf()
    const newer = await secretOf()
    const rows = await world.superuser`select * from pairing_secret`
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(newer)
    expect((await postTo(companionOf('self-managed'))('/forge/pair', pairing(older))).json()).toEqual(refused)
  })

  test('forgets an app that is unpaired', async () => {
    const app = companionOf('self-managed')
    const post = postTo(app)
    await post('/forge/pair', pairing(await secretOf()))
    expect((await post('/forge/unpair', asked())).json()).toEqual({ done: true })
    expect((await post('/forge/setup/read', { accountId: 'olu' })).status).toBe(403)
    const [row] = await world.superuser`
      select action, actor from audit where tenant_id = ${ownTenantId} order by audit_id desc limit 1`
    expect(row).toEqual({ action: 'unpair-app', actor: 'Olu Adeyemi' })
  })

  test('does not let two ways into one Jira stand', async () => {
    await world.superuser`delete from connection where tenant_id = ${ownTenantId}`
    await world.superuser`
      insert into connection (tenant_id, connection_id, host, mode, base_url)
      values (${ownTenantId}, gen_random_uuid(), 'jira', 'pat', 'https://jira.acme.example')`
    const answer = await postTo(companionOf('self-managed'))('/forge/pair', pairing(await secretOf()))
    expect(answer.json()['message']).toMatch(/^This Throughline reaches Jira by a token already/)
    await world.superuser`delete from connection where tenant_id = ${ownTenantId}`
  })
})

describe('the hosted companion', () => {
  test.each([
    ['make a secret', '/forge/actions/make-pairing-secret', asked(), 422],
    ['pair an app', '/forge/pair', { accountId: 'olu', name: 'Olu Adeyemi', secret: 'x' }, 403],
    ['unpair an app', '/forge/unpair', asked(), 403],
  ])('has no need to %s', async (_, path, body, status) => {
    const answer = await postTo(companionOf('hosted'))(path, body)
    expect([answer.status, answer.text]).toEqual([
      status,
      expect.stringContaining('The app of this Throughline is let in without a secret.'),
    ])
  })
})
