import { createHmac, randomBytes } from 'node:crypto'
import { Role } from '@throughline/shared/role'
import type { DeclaredAuth } from '../src/http/declared-auth'
import type { AllDoors } from './all-doors'
import type { WalkedRoute } from './walk-routes'

/** Somebody who must not get in, and how they are told. */
export interface Knock {
  readonly who: string
  readonly status: 401 | 403 | 404
  readonly headers: Readonly<Record<string, string>>
  /** Instead of the example, for the route's parameter. */
  readonly parameter?: string
}

/** What a complete call of the Forge app carries, for whichever door. */
export const forgeBody = JSON.stringify({
  issueId: '10007',
  accountId: 'olu',
  name: 'Olu Adeyemi',
  secret: 'made up',
  request: {},
})

/** Everybody who must not get in at a route of this kind; nobody for `public` ones. */
export const createKnocks = async (doors: AllDoors) => {
  const [events, functions] = [await forgeKnocks(doors, 'event'), await forgeKnocks(doors, 'function')]
  const [git, jira] = [await hookKnocks(doors, 'github'), await hookKnocks(doors, 'jira')]
  const [visitors, links, roles] = [
    await sessionKnocks(doors),
    await linkKnocks(doors),
    await signedIn(doors),
  ]

  const lower = ({ needs }: WalkedRoute): readonly Knock[] =>
    Role.options
      .slice(0, needs === undefined ? 0 : Role.options.indexOf(needs))
      .map((role) => ({ who: `a ${role}`, status: 403, headers: { ...ownPage, cookie: roles[role] } }))

  const byAuth: Readonly<Record<DeclaredAuth, readonly Knock[]>> = {
    public: [],
    'hook-signature': git,
    'jira-webhook': jira,
    'forge-event': events,
    'forge-function': functions,
    'sign-in-link': links,
    'sign-on-attempt': attempts(roles.owner),
    session: visitors,
    'metrics-token': [nobody, { who: 'a made-up token', status: 401, headers: bearer('made-up') }],
  }
  return (route: WalkedRoute): readonly Knock[] =>
    route.auth === undefined ? [] : [...byAuth[route.auth], ...lower(route), ...crossSite(route, roles.owner)]
}

/** Whoever comes as if from the provider, without having been sent there from here. */
const attempts = (cookie: string): readonly Knock[] =>
  [
    ['nobody', {}],
    ['a made-up attempt', { cookie: '__Host-sign-on=made.up.attempt' }],
    ['an owner of the dashboard', { cookie }],
  ].map(([who, headers]) => ({
    who: String(who),
    status: 403,
    headers: headers as Readonly<Record<string, string>>,
  }))

const nobody: Knock = { who: 'nobody', status: 401, headers: {} }
const ownPage = { origin: 'https://companion.example', 'sec-fetch-site': 'same-origin' }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const cookieOf = (id: string) => `__Host-sid=${id}`

const signedIn = async ({ signIn, tenantId }: AllDoors) => {
  const pairs = Role.options.map(async (role) => [role, cookieOf(await signIn(tenantId, role))] as const)
  return Object.fromEntries(await Promise.all(pairs)) as Readonly<Record<Role, string>>
}

/** Whoever is signed in, led by another site's page. */
const crossSite = ({ method, auth }: WalkedRoute, cookie: string): readonly Knock[] =>
  method === 'GET' || (auth !== 'session' && auth !== 'sign-in-link')
    ? []
    : [
        ['another site’s page', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
        ['another site’s old browser', { origin: 'https://evil.example' }],
        ['a page that says nothing of itself', {}],
      ].map(([who, headers]) => ({
        who: String(who),
        status: 403,
        headers: { ...(headers as Readonly<Record<string, string>>), cookie },
      }))

const forgeKnocks = async (doors: AllDoors, kind: 'event' | 'function'): Promise<readonly Knock[]> => {
  const { ours, others, strangers } = doors.tokens
  const keyOf = { event: 'companion-events', function: 'resolver' }
  const module = (of: 'event' | 'function') => ({ module: { type: 'core:endpoint', key: keyOf[of] } })
  const app = module(kind)
  const otherApp = 'ari:cloud:ecosystem::app/99999999-9999-4999-8999-999999999999'
  const hourAgo = Math.floor(Date.now() / 1000) - 3_600
  const otherIssue = { extension: { issue: { id: '10008', key: 'SHOP-8' } } }
  const tokens = [
    ['a token of another app', 401, ours.signToken({ aud: otherApp, app: { ...app, id: otherApp } })],
    ['a token for another app', 401, ours.signToken({ aud: otherApp, app })],
    ['a token of another app by our audience', 401, ours.signToken({ app: { ...app, id: otherApp } })],
    ['a token that somebody else signed', 401, strangers.signToken({ app })],
    ['a token of an hour ago', 401, ours.signToken({ app, iat: hourAgo, nbf: hourAgo, exp: hourAgo + 25 })],
    ['a token of a development environment', 401, ours.signToken({ app: { ...app, ...development } })],
    ['a token of another site', 401, ours.signToken({ app, context: { cloudId: 'another' } })],
    ['a token made for something else', 403, ours.signToken({ app: module(otherThan[kind]) })],
    ['a browser at another issue', 403, ours.signToken({ app, context: otherIssue, principal: 'olu' })],
    ...(doors.mode === 'self-managed'
      ? [['an app that nobody has let in', 403, others.signToken({ app })] as const]
      : []),
  ] as const
  const signed = tokens.map(async ([who, status, token]) => ({ who, status, headers: bearer(await token) }))
  const session = cookieOf(await doors.signIn(doors.tenantId, 'owner'))
  return [
    nobody,
    { who: 'a made-up token', status: 401, headers: bearer('eyJhbGciOiJub25lIn0.eyJ4IjoxfQ.AAAA') },
    { who: 'an owner of the dashboard', status: 401, headers: { ...ownPage, cookie: session } },
    ...(await Promise.all(signed)),
  ]
}

const otherThan = { event: 'function', function: 'event' } as const
const development = { environment: { type: 'DEVELOPMENT', id: 'environment-1' } }

const hookKnocks = async (doors: AllDoors, host: 'github' | 'jira'): Promise<readonly Knock[]> => {
  const { addHook, tenantId, otherTenantId, tokens, superuser } = doors
  const [own, others, gone] = [
    await addHook(tenantId, host),
    await addHook(otherTenantId, host),
    await addHook(tenantId, host),
  ]
  const otherKind = await addHook(tenantId, host === 'jira' ? 'github' : 'jira')
  await superuser`delete from hook_route where hook_id = ${gone.hookId}`
  const names = { 'x-github-delivery': 'delivery-1', 'x-github-event': 'ping' }
  const header = host === 'jira' ? 'x-hub-signature' : 'x-hub-signature-256'
  const signedBy = (secret: string) => ({ ...names, [header]: signatureOf(secret) })
  const anywhere = randomBytes(16).toString('hex')
  const event = await tokens.ours.signToken({ app: { module: { key: 'companion-events' } } })
  return [
    { ...nobody, headers: names, parameter: own.hookId },
    { who: 'a guess', status: 404, headers: names, parameter: anywhere },
    { who: 'no id at all', status: 404, headers: names, parameter: 'github' },
    { who: 'a made-up signature', status: 401, headers: signedBy('made up'), parameter: own.hookId },
    { who: 'another tenant’s secret', status: 401, headers: signedBy(others.secret), parameter: own.hookId },
    {
      who: 'a secret of another host',
      status: 401,
      headers: signedBy(otherKind.secret),
      parameter: own.hookId,
    },
    {
      who: 'a webhook of another host',
      status: 404,
      headers: signedBy(otherKind.secret),
      parameter: otherKind.hookId,
    },
    {
      who: 'a webhook that was removed',
      status: 404,
      headers: signedBy(gone.secret),
      parameter: gone.hookId,
    },
    { who: 'an event of Jira', status: 401, headers: { ...names, ...bearer(event) }, parameter: own.hookId },
  ]
}

const signatureOf = (secret: string) =>
  `sha256=${createHmac('sha256', secret).update(forgeBody).digest('hex')}`

const sessionKnocks = async ({ signIn, makeLink, tenantId, otherTenantId, tokens }: AllDoors) => {
  const event = await tokens.ours.signToken({ app: { module: { key: 'resolver' } } })
  const cookies = [
    ['a made-up session', 'A'.repeat(43)],
    ['a session of another tenant', await signIn(otherTenantId, 'owner')],
    ['a session that nobody used for 30 minutes', await signIn(tenantId, 'owner', { seen: 30 })],
    ['a session of 12 hours', await signIn(tenantId, 'owner', { since: 12 * 60 })],
    ['a sign-in link', await makeLink(tenantId)],
  ] as const
  return [
    { ...nobody, headers: ownPage },
    { who: 'a function of the Forge app', status: 401, headers: { ...ownPage, ...bearer(event) } } as const,
    ...cookies.map(([who, id]): Knock => {
      return { who, status: 401, headers: { ...ownPage, cookie: cookieOf(id) } }
    }),
  ]
}

const linkKnocks = async ({ signIn, makeLink, tenantId, otherTenantId }: AllDoors) => {
  const owner = await signIn(tenantId, 'owner')
  const links = [
    ['a made-up link', 'A'.repeat(43)],
    ['a link of another tenant', await makeLink(otherTenantId)],
    ['a link that was used', await makeLink(tenantId, { isUsed: true })],
    ['a link of 15 minutes ago', await makeLink(tenantId, { minutesAgo: 15 })],
    ['a session', owner],
  ] as const
  return links.map(([who, parameter]): Knock => ({ who, status: 403, headers: ownPage, parameter }))
}
