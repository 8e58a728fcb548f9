import { systemClock } from './clock'
import { type Config, readConfig } from './config'
import { createDatabase } from './database/database'
import { startEmbeddedPostgres } from './database/embedded'
import { type Egress, publicInternet } from './fetch/egress'
import { forkChild } from './fork-child'
import { atlassian } from './http/forge-token'
import { startIntake } from './intake-process'
import { atlassianAddresses, type OAuthApp } from './jira/auth/atlassian-account'
import type { ModelSettings } from './language-model/language-model'
import { createLog } from './log'
import { prepare } from './prepare'
import { findFirstSignInLink } from './sessions/make-sign-in-link'
import type { Settings } from './settings'
import { readRoles } from './single-sign-on/roles-of-claims'
import type { SignOnSettings } from './single-sign-on/single-sign-on'
import { supervise } from './supervisor'
import { startWorkerProcess } from './worker-process'

/** Something that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>
}

/** An untouched panel asks again after this time. */
const PANEL_READ_SECONDS = 30

/**
 * One companion as its environment describes it: intake and worker as two processes that are kept alive, or one of the
 * two in this process. Throws a Failure whose message says what to change.
 */
export const runCompanion = async (childEntry: string): Promise<Running> => {
  const config = readConfig()
  const log = createLog(config.THROUGHLINE_LOG)
  const embedded = config.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({
        folder: config.THROUGHLINE_DATA,
        say: (line) => log.info({}, line),
      })
  try {
    const databaseUrl = config.DATABASE_URL ?? embedded?.url ?? ''
    const settings = await settingsOf(config, databaseUrl)
    for (const note of embedded?.notes ?? []) log.warn({}, note)
    if (settings.onlyTenantId)
      log.warn({}, 'this database login may not create roles; everything runs as that login')
    const companion = await start(config, settings, childEntry)
    await sayFirstSignIn(config, settings)
    return {
      async stop() {
        await companion.stop()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** Until somebody has signed in for the first time, every start says how: one line on stdout, not in the log. */
const sayFirstSignIn = async ({ THROUGHLINE_ROLE: role }: Config, settings: Settings) => {
  const { selfManagedTenantId: tenantId, databaseUrl: url, onlyTenantId, address } = settings
  if (tenantId === undefined || role === 'worker') return
  const database = createDatabase({ url, onlyTenantId, connections: 1, deadlineMs: 10_000 })
  try {
    const link = await findFirstSignInLink({ database, tenantId, address, now: systemClock() })
    if (link) process.stdout.write(`Nobody has signed in yet. Within 15 minutes, once: ${link}\n`)
  } finally {
    await database.close()
  }
}

const settingsOf = async (config: Config, databaseUrl: string): Promise<Settings> => {
  const prepared = await prepare({
    databaseUrl,
    masterKeys: config.THROUGHLINE_MASTER_KEYS,
    dataFolder: config.THROUGHLINE_DATA,
    mode: config.THROUGHLINE_MODE,
  })
  const { THROUGHLINE_HOST: host, THROUGHLINE_PORT: port, THROUGHLINE_FORGE_APP_ID: appId } = config
  return {
    databaseUrl,
    ...prepared,
    host,
    port,
    address: addressOf(config),
    isReachable: config.THROUGHLINE_PUBLIC_URL !== undefined,
    workers: config.THROUGHLINE_WORKERS,
    logLevel: config.THROUGHLINE_LOG,
    trust: appId ? { ...atlassian, appId, environments: ['PRODUCTION'] } : undefined,
    egress: egressOf(config),
    panelReadSeconds: PANEL_READ_SECONDS,
    metricsToken: config.THROUGHLINE_METRICS_TOKEN,
    languageModel: languageModelOf(config),
    singleSignOn: singleSignOnOf(config),
    oauthApp: oauthAppOf(config),
    retention: {
      bodyDays: config.THROUGHLINE_KEEP_BODIES_DAYS,
      deliveryDays: config.THROUGHLINE_KEEP_DELIVERIES_DAYS,
      auditDays: config.THROUGHLINE_KEEP_AUDIT_DAYS,
    },
  }
}

/** Where others reach this companion, without a slash at its end. */
export const addressOf = (config: Config): string =>
  config.THROUGHLINE_PUBLIC_URL?.replace(/\/$/, '') ??
  `http://${config.THROUGHLINE_HOST}:${config.THROUGHLINE_PORT}`

const languageModelOf = ({
  THROUGHLINE_MODEL_PROVIDER: provider,
  THROUGHLINE_MODEL: model,
  THROUGHLINE_MODEL_URL: baseUrl,
  THROUGHLINE_MODEL_KEY: key,
}: Config): ModelSettings | undefined =>
  provider === 'off' || !model ? undefined : { provider, model, baseUrl: baseUrl?.replace(/\/$/, ''), key }

const singleSignOnOf = (config: Config): SignOnSettings | undefined => {
  const {
    THROUGHLINE_OIDC_ISSUER: issuer,
    THROUGHLINE_OIDC_CLIENT_ID: clientId,
    THROUGHLINE_OIDC_CLIENT_SECRET: clientSecret,
    THROUGHLINE_OIDC_ROLES: roles,
  } = config
  if (!issuer || !clientId || !clientSecret || !roles) return undefined
  const { THROUGHLINE_OIDC_NAME: name, THROUGHLINE_OIDC_ROLE_CLAIM: roleClaim } = config
  return { issuer, clientId, clientSecret, name, roleClaim, roles: [...(readRoles(roles) ?? [])] }
}

const oauthAppOf = ({
  THROUGHLINE_MODE: mode,
  ATLASSIAN_CLIENT_ID: clientId,
  ATLASSIAN_CLIENT_SECRET: clientSecret,
}: Config): OAuthApp | undefined =>
  mode === 'self-managed' && clientId && clientSecret
    ? { clientId, clientSecret, ...atlassianAddresses }
    : undefined

const egressOf = ({
  THROUGHLINE_ALLOW_HTTP: allowHttp,
  THROUGHLINE_ALLOW_CIDRS: allowCidrs,
  THROUGHLINE_ALLOW_HOSTS: allowHosts,
}: Config): Egress => ({ ...publicInternet, allowHttp: allowHttp === 'yes', allowCidrs, allowHosts })

const start = async (config: Config, settings: Settings, childEntry: string): Promise<Running> => {
  if (config.THROUGHLINE_ROLE === 'intake') return startIntake(settings)
  if (config.THROUGHLINE_ROLE === 'worker') return startWorkerProcess(settings)
  const children = (['intake', 'worker'] as const).map((role) => ({
    name: role,
    fork: forkChild({ entry: childEntry, assignment: { kind: 'start', role, settings }, output: 'inherit' }),
  }))
  const supervisor = supervise({ children, log: createLog(config.THROUGHLINE_LOG) })
  await supervisor.ready.catch(async (error) => {
    await supervisor.stop()
    throw error
  })
  return supervisor
}
