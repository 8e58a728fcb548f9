import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { type AllDoors, createAllDoors } from '../../test/all-doors'
import { createKnocks, forgeBody, type Knock } from '../../test/knocks'
import { type WalkedRoute, walkRoutes } from '../../test/walk-routes'
import { createApp } from '../app'
import { silentLog } from '../log'
import { declareAuth } from './declared-auth'

/** Whoever adds a line here opens a door to everybody: it must tell nothing of any tenant, and change nothing. */
const publicRoutes = [
  'POST /notice/hide',
  'GET /',
  'GET /assets/:file',
  'GET /healthz',
  'GET /oauth/jira/callback',
  'GET /readyz',
  'GET /sign-in',
  'GET /single-sign-on',
  'POST /theme',
]

/** Refusals that are told otherwise than by 401, 403 or 404. */
const toldOtherwise: Readonly<Record<string, number>> = {
  // Whoever has no session is signed out already: they are led to the sign-in, and nothing happens.
  'POST /sign-out': 303,
  // Pairing is for apps that nobody has let in yet: its secret decides, and a made-up one is refused in words.
  'POST /forge/pair an app that nobody has let in': 422,
}

const expectedOf = (route: string, { who, status }: Knock): number =>
  (status === 401 ? toldOtherwise[route] : undefined) ?? toldOtherwise[`${route} ${who}`] ?? status

/** Answers are for the one who asked, and for no other site and no cache. */
const expectSafeHeaders = (at: string, { headers }: Response, isFile = false) => {
  expect(`${at} ${headers.get('strict-transport-security')}`).toMatch(/ max-age=63072000/)
  expect(`${at} ${headers.get('x-content-type-options')}`).toBe(`${at} nosniff`)
  const policy = headers.get('content-security-policy') ?? ''
  expect(`${at} ${policy}`).toMatch(/ default-src 'none'; .*frame-ancestors 'none'/)
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:/)
  if (!isFile) expect(`${at} ${headers.get('cache-control')}`).toBe(`${at} no-store`)
  expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null])
}

describe.each(['hosted', 'self-managed'] as const)('%s, every route', (mode) => {
  let doors: AllDoors
  let routes: readonly WalkedRoute[]
  let knocksAt: Awaited<ReturnType<typeof createKnocks>>
  beforeAll(async () => {
    doors = await createAllDoors(mode)
    routes = walkRoutes(doors.app)
    knocksAt = await createKnocks(doors)
  })
  afterAll(() => doors.stop())

  const ask = ({ method, path }: WalkedRoute, { headers, parameter }: Omit<Knock, 'who' | 'status'>) =>
    doors.app.request(`https://companion.example${path.replaceAll(/:\w+/g, parameter ?? someId)}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body: forgeBody }),
    })

  test('declares who may knock, before anything answers', () => {
    expect(routes.filter(({ auth }) => auth === undefined)).toEqual([])
    expect(routes.length).toBeGreaterThan(mode === 'hosted' ? 10 : 30)
  })

  test('is public only where it is listed', () => {
    const open = routes.filter(({ auth }) => auth === 'public').map(({ method, path }) => `${method} ${path}`)
    expect(open.filter((route) => !publicRoutes.includes(route))).toEqual([])
  })

  test('refuses everybody who must not get in, and keeps nothing of them', async () => {
    const before = await contentOf(doors)
    let knocked = 0
    for (const route of routes) {
      const name = `${route.method} ${route.path}`
      for (const knock of knocksAt(route)) {
        const answer = await ask(route, knock)
        const at = `${name}, ${knock.who}:`
        expect(`${at} ${answer.status}`).toBe(`${at} ${expectedOf(name, knock)}`)
        expectSafeHeaders(at, answer)
        knocked += 1
      }
    }
    expect(await contentOf(doors)).toEqual(before)
    expect(knocked).toBeGreaterThan(mode === 'hosted' ? 90 : 250)
  }, 60_000)

  test('that only shows changes nothing, and says what a browser must not do with it', async () => {
    const cookie = `__Host-sid=${await doors.signIn(doors.tenantId, 'owner')}`
    const before = await contentOf(doors)
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const answer = await ask(route, { headers: { cookie } })
      // No worker runs here, and /readyz says so.
      const isAsItShould = route.path === '/readyz' ? / 503$/ : / (?:200|30[23]|40[134])$/
      expect(`${route.path} ${answer.status}`).toMatch(isAsItShould)
      expectSafeHeaders(route.path, answer)
    }
    expect(await contentOf(doors)).toEqual(before)
  })

  test.each(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'])(
    'is no other one: %s elsewhere is 404',
    async (method) => {
      for (const path of ['/nowhere', '/forge', '/webhooks', '/.env', '/settings/../healthz/x']) {
        const answer = await doors.app.request(`https://companion.example${path}`, { method })
        expect(`${path} ${answer.status}`).toBe(`${path} 404`)
        expectSafeHeaders(path, answer)
      }
    },
  )
})

const someId = '3f5c1b7a-9d0e-4f55-8a1c-6b2e7d904c11'

/** A digest of each table but that of sessions, which are seen, and of what counts refusals. */
const contentOf = async ({ superuser }: AllDoors): Promise<Readonly<Record<string, string>>> => {
  const tables = await superuser<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker') and tablename not in ('session', 'audit', 'refusal')
    order by 1`
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await superuser.unsafe(
      `select md5(coalesce(string_agg(one::text, '|' order by one::text), '')) as digest from ${name} one`,
    )
    digests[name] = row?.['digest']
  }
  return digests
}

test('a token of another tenant shows and changes that tenant’s alone', async () => {
  const doors = await createAllDoors('hosted')
  await doors.addHook(doors.tenantId, 'github')
  const before = await contentOf(doors)
  const token = await doors.tokens.others.signToken({ app: { module: { key: 'resolver' } } })
  const post = async (path: string, request: object = {}) => {
    const answer = await doors.app.request(`https://companion.example${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ issueId: '10007', accountId: 'olu', name: 'Olu Adeyemi', request }),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const shown = await post('/forge/setup/read')
  expect(shown.status).toBe(200)
  expect(shown.text).not.toContain('git.example')
  const [connection] = await doors.superuser`select connection_id as id from connection where host = 'github'`
  const { status } = await post('/forge/actions/disconnect', { connectionId: connection?.['id'] })
  expect(status).toBe(422)
  expect((await contentOf(doors))['public.hook_route']).toBe(before['public.hook_route'])
  await doors.stop()
})

describe('the walk itself', () => {
  const handler = () => new Response('secret')
  const appWith = (door: Hono) =>
    createApp({ gitWebhooks: door, forge: new Hono(), panel: new Hono(), log: silentLog })
  const undeclared = (door: Hono) =>
    walkRoutes(appWith(door)).flatMap(({ auth, method, path }) => (auth ? [] : [`${method} ${path}`]))

  test.each<[string, Hono]>([
    ['declares nothing', new Hono().get('/x', handler)],
    ['answers before it declares', new Hono().get('/x', handler, declareAuth('session'))],
    ['has an onError of its own', new Hono().get('/x', handler).onError(() => new Response('oops'))],
    ['answers every method', new Hono().all('/x', handler)],
    ['answers all that begins so', new Hono().all('/x/*', handler)],
  ])('finds a route that %s', (_, door) => {
    expect(undeclared(door)).toEqual([expect.stringContaining('/x')])
  })

  test('sees a declaration through the onError of a door', () => {
    const door = new Hono().get('/x', declareAuth('session'), handler).onError(() => new Response('oops'))
    expect(undeclared(door)).toEqual([])
  })

  test('what breaks has the same headers', async () => {
    const door = new Hono().get('/x', declareAuth('public'), () => {
      throw new Error('token ghp_secret')
    })
    const answer = await appWith(door).request('https://companion.example/x')
    expect([answer.status, await answer.text()]).toEqual([
      500,
      expect.stringMatching(/^This failed and was logged/),
    ])
    expectSafeHeaders('/x', answer)
  })
})
