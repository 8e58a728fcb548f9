import { randomUUID } from 'node:crypto'
import type { Role } from '@throughline/shared/role'
import { Hono } from 'hono'
import postgres from 'postgres'
import type { InstalledApp } from '../../sandbox/src/forge-runtime/installed-app'
import { createInvocationTokens } from '../../sandbox/src/forge-runtime/invocation-token'
import { serveOnLoopback } from '../../sandbox/src/serve-on-loopback'
import { systemClock } from '../src/clock'
import { newHook } from '../src/connections/add-git-host'
import { connections } from '../src/connections/connections'
import { hookRoutes } from '../src/connections/hook-routes'
import { parseMasterKeys } from '../src/connections/master-keys'
import { createKeyring } from '../src/connections/seal'
import { createDatabase } from '../src/database/database'
import { loopbackOnly } from '../src/fetch/egress'
import { createIntakeApp } from '../src/intake-app'
import { prepare } from '../src/prepare'
import { hashOf } from '../src/sessions/secret'
import { sessions } from '../src/sessions/sessions'
import { signInLinks } from '../src/sessions/sign-in-links'
import type { Settings } from '../src/settings'
import { openInstallation } from '../src/tenants/installations'
import { pairings } from '../src/tenants/pairings'
import { tenants } from '../src/tenants/tenants'
import { createThrowawayDatabase } from './throwaway-database'

const masterKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`
const appId = 'ari:cloud:ecosystem::app/7c0e8b1f-52a4-4d7b-9c36-1f5ad2e64b90'

export type AllDoors = Awaited<ReturnType<typeof createAllDoors>>

/**
 * Every door of a companion as it is started in this mode, asked without a socket: with a tenant that is installed,
 * connected and signed in, and another tenant whose proofs open nothing of the first one's.
 */
export const createAllDoors = async (mode: Settings['mode']) => {
  const throwaway = await createThrowawayDatabase()
  const keys = new Hono()
  const served = await serveOnLoopback(keys.fetch, 0)
  const prepared = await prepare({ databaseUrl: throwaway.url, masterKeys, dataFolder: '', mode })
  const settings: Settings = {
    ...prepared,
    databaseUrl: throwaway.url,
    host: '127.0.0.1',
    port: 0,
    address: 'https://companion.example',
    isReachable: true,
    workers: 1,
    logLevel: 'silent',
    trust: {
      appId,
      jwksUrl: `${served.url}/jwks.json`,
      atlassianApi: served.url,
      environments: ['PRODUCTION'],
    },
    egress: loopbackOnly,
    panelReadSeconds: 30,
    singleSignOn: {
      ...{ issuer: served.url, clientId: 'companion', clientSecret: 'secret', name: 'Acme' },
      ...{ roleClaim: 'groups', roles: [['*', 'viewer']] },
    },
  }
  const tokensOf = (installed: InstalledApp) =>
    createInvocationTokens({
      app: installed,
      apiBaseUrl: `${served.url}/ex/jira/${installed.cloudId}`,
      clock: systemClock,
    })
  const ourApp = newApp()
  const [ours, others, strangers] = [tokensOf(ourApp), tokensOf(newApp()), tokensOf(newApp())]
  keys.get('/.well-known/openid-configuration', (context) =>
    context.json({ issuer: served.url, authorization_endpoint: `${served.url}/authorize` }),
  )
  keys.get('/jwks.json', (context) =>
    context.json({ keys: [ours, others].flatMap((one) => one.jwks().keys) }),
  )

  const database = createDatabase({ url: throwaway.url, connections: 2, deadlineMs: 10_000 })
  const superuser = postgres(throwaway.url, { max: 1, onnotice: () => {} })
  const keyring = createKeyring(parseMasterKeys(masterKeys))
  const installationOf = (installed: InstalledApp) => ({
    ...installed,
    apiBaseUrl: `${served.url}/ex/jira/${installed.cloudId}`,
  })
  const install = async (installed: InstalledApp) =>
    (await openInstallation(database, keyring, installationOf(installed))).tenantId
  const tenantId = prepared.selfManagedTenantId ?? (await install(ourApp))
  if (prepared.selfManagedTenantId)
    await database.withTenant(tenantId, (sql) =>
      pairings(sql).pair(installationOf(ourApp), randomUUID(), 'Dana Ortiz', new Date()),
    )
  const otherTenantId = await install(newApp())

  /** A place for deliveries of this host, and the secret that opens it. */
  const addHook = async (owner: string, host: 'jira' | 'github') => {
    const seal = await keyring.openTenant(
      owner,
      await database.withTenant(owner, (sql) => tenants(sql).wrappedKey()),
    )
    const connectionId = randomUUID()
    const { hookId, secret, sealedSecret } = await newHook(seal, connectionId)
    await database.withTenant(owner, async (sql) => {
      const baseUrl = 'https://git.example'
      await connections(sql).add({ connectionId, host, mode: 'pat', baseUrl, sealedToken: undefined })
      await hookRoutes(sql).add(connectionId, hookId, host, [sealedSecret])
    })
    return { hookId, secret }
  }

  const { app, close } = createIntakeApp(settings)
  return {
    app,
    mode,
    tenantId,
    otherTenantId,
    superuser,
    appId,
    tokens: { ours, others, strangers },
    addHook,

    /** A session's id, as its cookie carries it, that was last seen and signed in so many minutes ago. */
    signIn: (owner: string, role: Role, { seen = 0, since = 0 } = {}) =>
      database.withTenant(owner, async (sql) => {
        const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
        const id = await sessions(sql).begin({ name: 'Dana Ortiz', role }, new Date())
        await sql`
          update session set seen_at = ${minutesAgo(seen)}, signed_in_at = ${minutesAgo(since)}
          where session_hash = ${hashOf(id)}`
        return id
      }),

    makeLink: (owner: string, { minutesAgo = 0, isUsed = false } = {}) =>
      database.withTenant(owner, async (sql) => {
        const at = new Date(Date.now() - minutesAgo * 60_000)
        const link = await signInLinks(sql).make({ name: 'Dana Ortiz', role: 'owner' }, at)
        if (isUsed) await signInLinks(sql).use(link, at)
        return link
      }),

    async stop() {
      await Promise.all([close(), database.close(), superuser.end()])
      await served.close()
      await throwaway.drop()
    },
  }
}

/** The app in a Jira site of its own. */
const newApp = (): InstalledApp => ({
  id: appId,
  installationId: `ari:cloud:ecosystem::installation/${randomUUID()}`,
  environmentId: `ari:cloud:ecosystem::environment/${randomUUID()}/${randomUUID()}`,
  cloudId: randomUUID(),
})
