import type { CheckRun, Problem } from '@throughline/shared/connection-check'
import { z } from 'zod'
import type { Actor } from '../../audit/audit'
import type { Clock } from '../../clock'
import { Failure } from '../../failure'
import type { SafeFetch } from '../../fetch/safe-fetch'
import type { OAuthSite, TokenPair } from '../../jira/auth/atlassian-account'
import { oauthAuth } from '../../jira/auth/oauth'
import { oauthSteps } from '../checks/oauth/oauth-steps'
import { openSeal, type RunTools, startRun } from '../checks/start-run'
import { type Connection, connections } from '../connections'
import type { OAuthAccess } from './oauth-access'
import { grantPlace, oauthSignIns } from './oauth-sign-ins'
import { knownHook } from './save-hook'
import { saveOAuth } from './save-oauth'

export interface SignInTools extends RunTools {
  readonly fetch: SafeFetch
  readonly clock: Clock
  /** Where people reach this companion. */
  readonly address: string
  /** False where Jira cannot. */
  readonly isReachable: boolean
  readonly oauth: OAuthAccess
}

interface Signing {
  readonly tenantId: string
  readonly actor: Actor
  /** Stands for the session in which the sign-in began. */
  readonly browser: string
}

/** What Atlassian's answer has led to. */
export type SignedIn =
  | { readonly kind: 'checking'; readonly run: CheckRun }
  | { readonly kind: 'choose'; readonly sites: readonly OAuthSite[] }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** With what Atlassian leads a browser back. */
export interface LedBack {
  readonly state: string
  readonly code: string | undefined
  readonly error: string | undefined
}

/** The address that an app of the developer console has to name. */
export const callbackOf = (address: string): string => `${address}/oauth/jira/callback`

/** Where the browser has to go. Throws `cannot-connect` while a Jira is connected in another way. */
export const beginSignIn = async (
  tools: SignInTools,
  { tenantId, browser }: Pick<Signing, 'tenantId' | 'browser'>,
): Promise<string> => {
  const state = await tools.database.withTenant(tenantId, async (sql) => {
    requireOAuth(await connections(sql).findJira())
    return oauthSignIns(sql).begin(browser, tools.clock())
  })
  return tools.oauth.account.consentUrl(state, callbackOf(tools.address))
}

/** Takes what Atlassian has answered: once, within ten minutes, in the browser that asked. Nothing is saved by it. */
export const finishSignIn = async (
  tools: SignInTools,
  signing: Signing,
  { state, code, error }: LedBack,
): Promise<SignedIn> => {
  const { tenantId, browser } = signing
  const { database, oauth, clock } = tools
  const isOurs = await database.withTenant(tenantId, (sql) => oauthSignIns(sql).use(state, browser, clock()))
  if (!isOurs) return problem('oauth.stale')
  if (error !== undefined || code === undefined) return problem('oauth.cancelled')
  const consentedAt = clock()
  const pair = await oauth.account.exchange(code, callbackOf(tools.address))
  if (pair === 'ended') return problem('oauth.stale')
  const sites = await oauth.account.sites(pair.accessToken)
  const present = await database.withTenant(tenantId, (sql) => connections(sql).findJira())
  const chosen = siteOf(present, sites, oauth)
  if (chosen !== undefined)
    return 'id' in chosen
      ? { kind: 'problem', problem: chosen }
      : { kind: 'checking', run: await check(tools, signing, { pair, site: chosen, consentedAt, present }) }
  const grant = JSON.stringify({ pair, sites, consentedAt } satisfies z.input<typeof Grant>)
  const seal = await openSeal(tools, tenantId)
  const sealed = await seal.seal(grant, grantPlace(state))
  await database.withTenant(tenantId, (sql) => oauthSignIns(sql).keepGrant(state, sealed))
  return { kind: 'choose', sites }
}

/** Goes on with one of several sites. */
export const chooseSite = async (
  tools: SignInTools,
  signing: Signing,
  { state, cloudId }: { readonly state: string; readonly cloudId: string },
): Promise<SignedIn> => {
  const { tenantId, browser } = signing
  const { database, clock } = tools
  const [sealed, present] = await database.withTenant(tenantId, async (sql) => [
    await oauthSignIns(sql).takeGrant(state, browser, clock()),
    await connections(sql).findJira(),
  ])
  if (sealed === undefined) return problem('oauth.stale')
  const seal = await openSeal(tools, tenantId)
  const grant = Grant.parse(JSON.parse(await seal.unseal(sealed, grantPlace(state))))
  const site = grant.sites.find((one) => one.cloudId === cloudId)
  if (!site) return problem('oauth.stale')
  return { kind: 'checking', run: await check(tools, signing, { ...grant, site, present }) }
}

const Grant = z.object({
  pair: z.object({ accessToken: z.string(), refreshToken: z.string(), expiresInSeconds: z.number() }),
  sites: z.array(z.object({ cloudId: z.string(), name: z.string(), url: z.string() })).readonly(),
  consentedAt: z.coerce.date<Date | string>(),
})

const problem = (id: Problem['id'], facts: Problem['facts'] = {}): SignedIn => ({
  kind: 'problem',
  problem: { id, facts },
})

/** Undefined where a person has to choose. A Jira that is connected already stays the one it is. */
const siteOf = (
  present: Connection | undefined,
  sites: readonly OAuthSite[],
  { account }: OAuthAccess,
): OAuthSite | Problem | undefined => {
  requireOAuth(present)
  if (sites.length === 0) return { id: 'oauth.noSite', facts: {} }
  if (!present) return sites.length === 1 ? sites[0] : undefined
  const same = sites.find(({ cloudId }) => account.baseUrlOf(cloudId) === present.baseUrl)
  return same ?? { id: 'oauth.otherSite', facts: { site: hostOf(present.siteUrl ?? present.baseUrl) } }
}

const requireOAuth = (present: Connection | undefined) => {
  if (present && present.mode !== 'oauth')
    throw new Failure(
      'cannot-connect',
      'Jira is connected already, by a token or its app. Disconnect it first.',
    )
}

const hostOf = (url: string) => new URL(url).host

interface Granted {
  readonly pair: TokenPair
  readonly site: OAuthSite
  readonly consentedAt: Date
  readonly present: Connection | undefined
}

const check = async (
  tools: SignInTools,
  { tenantId, actor }: Signing,
  { pair, site, consentedAt, present }: Granted,
): Promise<CheckRun> => {
  const baseUrl = tools.oauth.account.baseUrlOf(site.cloudId)
  const auth = oauthAuth(baseUrl, async () => pair.accessToken)
  const { address, isReachable, fetch, clock } = tools
  const connectionId = present?.connectionId
  const known =
    connectionId === undefined
      ? undefined
      : await tools.database.withTenant(tenantId, (sql) => knownHook(sql, connectionId))
  const webhook = { address, isReachable, known, now: clock() }
  const checks = oauthSteps({ auth, host: hostOf(site.url), fetch, webhook })
  const webhookSecret = tools.oauth.account.webhookSecret
  return startRun(tools, {
    tenantId,
    steps: checks.steps,
    save: (sql, seal) =>
      saveOAuth(sql, seal, {
        ...{ actor, site, baseUrl, pair, consentedAt, connectionId, webhookSecret },
        found: checks.found(),
      }),
    ...(present === undefined && { undo: checks.undo }),
  })
}
