import { randomUUID } from 'node:crypto'
import { type Actor, audit } from '../../audit/audit'
import type { TenantSql } from '../../database/database'
import { Failure } from '../../failure'
import type { OAuthSite, TokenPair } from '../../jira/auth/atlassian-account'
import { wakeJobs } from '../../jobs/wake-jobs'
import type { FoundByOAuth } from '../checks/oauth/oauth-steps'
import { connections } from '../connections'
import type { TenantSeal } from '../seal'
import { oauthTokens } from './oauth-tokens'
import { saveHook } from './save-hook'
import { sealPair } from './seal-pair'

interface CheckedSite {
  readonly actor: Actor
  readonly site: OAuthSite
  readonly baseUrl: string
  readonly pair: TokenPair
  readonly found: FoundByOAuth
  /** When the pair was given. */
  readonly consentedAt: Date
  /** Connected before; its settings and rules stay. */
  readonly connectionId: string | undefined
  /** Of the app, with which Jira signs what it tells. */
  readonly webhookSecret: string
}

/** Atlassian asks for consent again after this time, however often the access was renewed. */
const CONSENT_DAYS = 365
const DAY_MS = 86_400_000

/** Stores a site whose checks have all passed. Throws `cannot-connect` when another Jira was stored meanwhile. */
export const saveOAuth = async (sql: TenantSql, seal: TenantSeal, checked: CheckedSite): Promise<string> => {
  const { actor, site, baseUrl, pair, found, consentedAt, connectionId: known } = checked
  await sql`select pg_advisory_xact_lock(hashtextextended('one-jira ' || current_tenant()::text, 0))`
  const present = await connections(sql).findJira()
  if (present?.connectionId !== known)
    throw new Failure('cannot-connect', 'Another Jira was connected or disconnected meanwhile.')
  const connectionId = known ?? randomUUID()
  const sealed = await sealPair(seal, connectionId, pair, consentedAt)
  const byToken = {
    baseUrl,
    sealedToken: sealed.sealedToken,
    deployment: 'cloud',
    version: found.version,
    accountId: found.account.id,
    accountName: found.account.name,
    permissions: found.permissions,
  } as const
  if (known === undefined) {
    const byWhom = { mode: 'oauth', connectedBy: actor.name } as const
    await connections(sql).add({ ...byToken, ...byWhom, connectionId, host: 'jira' })
  } else await connections(sql).replaceToken(connectionId, { ...without, ...byToken })
  const consentEndsAt = new Date(consentedAt.getTime() + CONSENT_DAYS * DAY_MS)
  await oauthTokens(sql).begin(connectionId, sealed, { siteUrl: site.url, consentEndsAt })
  await connections(sql).noteWorks(connectionId)
  await saveHook(sql, seal, { connectionId, hook: found.hook, secret: checked.webhookSecret })
  await audit(sql).add({
    actor,
    action: known === undefined ? 'connect-jira' : 'connect-jira-again',
    subject: new URL(site.url).host,
    after: {
      mode: 'oauth',
      account: found.account.name,
      consentUntil: consentEndsAt.toISOString().slice(0, 10),
    },
  })
  await wakeJobs(sql)
  return connectionId
}

/** What a token that somebody types has, and a consent has not. */
const without = { tokenExpiresAt: undefined, sealedEmail: undefined, tokenLastFour: undefined } as const
