import type { Role } from '@throughline/shared/role'
import { RuleId } from '@throughline/shared/rules'
import { Hono } from 'hono'
import type { builtActions } from '../src/actions/index'
import { createApp } from '../src/app'
import { createAccess } from '../src/connections/access'
import { loopbackOnly, publicInternet } from '../src/fetch/egress'
import { createSafeFetch } from '../src/fetch/safe-fetch'
import { createDashboard } from '../src/http/dashboard/dashboard'
import { type Log, silentLog } from '../src/log'
import { sessions } from '../src/sessions/sessions'
import { signInLinks } from '../src/sessions/sign-in-links'
import { createSingleSignOn, type SignOnSettings } from '../src/single-sign-on/single-sign-on'
import { createInstalledTenant } from './installed-tenant'

interface WorldOptions {
  /** Instead of the built ones. */
  readonly actions?: typeof builtActions
  readonly address?: string
  readonly log?: Log
  readonly builtRules?: readonly RuleId[]
  readonly believesApp?: boolean
  readonly singleSignOn?: SignOnSettings
}

interface Sent {
  readonly form?: Readonly<Record<string, string | readonly string[]>>
  readonly headers?: Readonly<Record<string, string>>
}

export type DashboardWorld = Awaited<ReturnType<typeof createDashboardWorld>>

/** A companion's doors with its dashboard, on a database of its own, at a time that the test decides. */
export const createDashboardWorld = async ({
  actions = {},
  address = 'http://127.0.0.1:4400',
  log = silentLog,
  builtRules = RuleId.options,
  believesApp = true,
  singleSignOn,
}: WorldOptions = {}) => {
  const tenant = await createInstalledTenant()
  const { database, keyring, tenantId } = tenant
  // As at a first start: nothing is connected yet.
  await database.withTenant(tenantId, (sql) => sql`delete from connection`)
  let now = new Date('2026-11-22T10:00:00Z')
  const clock = () => now
  const fetch = createSafeFetch(publicInternet)
  const access = createAccess({ database, keyring, fetch, clock, mode: 'self-managed' })
  const shared = { database, keyring, access, fetch, clock, log }
  const app = createApp({
    gitWebhooks: new Hono(),
    forge: new Hono(),
    panel: new Hono(),
    dashboard: createDashboard({
      ...shared,
      mode: 'self-managed',
      tenantId,
      address,
      isReachable: address.startsWith('https:'),
      actions,
      builtRules,
      believesApp,
      singleSignOn:
        singleSignOn &&
        createSingleSignOn({ settings: singleSignOn, fetch: createSafeFetch(loopbackOnly), address }),
    }),
    log,
  })
  const cookieName = address.startsWith('https:') ? '__Host-sid' : 'sid'

  /** A browser in which somebody with this role is signed in; without a role, nobody is. */
  const browser = async (role?: Role) => {
    const guest = role && { name: 'Dana Ortiz', role }
    const id = guest && (await database.withTenant(tenantId, (sql) => sessions(sql).begin(guest, now)))
    const cookie = id === undefined ? {} : { cookie: `${cookieName}=${id}` }
    const own = { origin: new URL(address).origin, 'sec-fetch-site': 'same-origin' }
    return {
      /** As it is sent with every request. */
      cookie: cookie.cookie ?? '',
      get: (path: string, headers = {}) =>
        app.request(`${address}${path}`, { headers: { ...cookie, ...headers } }),
      post: (path: string, { form = {}, headers = {} }: Sent = {}) =>
        app.request(`${address}${path}`, {
          method: 'POST',
          headers: { ...own, ...cookie, ...headers },
          body: bodyOf(form),
        }),
    }
  }

  return {
    ...tenant,
    app,
    browser,
    cookieName,
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    now: () => now,
    makeLink: (role: Role = 'owner', name = 'Dana Ortiz') =>
      database.withTenant(tenantId, (sql) => signInLinks(sql).make({ name, role }, now)),
    audited: () =>
      tenant.superuser<{ actor: string; action: string; subject: string; face: string }[]>`
        select actor, action, subject, face from audit where tenant_id = ${tenantId} order by audit_id`,
  }
}

const bodyOf = (form: NonNullable<Sent['form']>) =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
    ),
  )
