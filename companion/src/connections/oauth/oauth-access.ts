import type { Clock } from '../../clock'
import type { Database } from '../../database/database'
import { Failure } from '../../failure'
import type { SafeFetch } from '../../fetch/safe-fetch'
import {
  type AtlassianAccount,
  createAtlassianAccount,
  type OAuthApp,
} from '../../jira/auth/atlassian-account'
import { tenants } from '../../tenants/tenants'
import { tokenPlace } from '../connections'
import type { Keyring, TenantSeal } from '../seal'
import { accessPlace, oauthTokens, type StoredTokens } from './oauth-tokens'
import { sealPair } from './seal-pair'

interface OAuthOptions {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly fetch: SafeFetch
  readonly app: OAuthApp
}

/** Access to Jira by OAuth, which renews itself. */
export interface OAuthAccess {
  readonly account: AtlassianAccount
  /** The way out, for calls that look after the connection itself. */
  readonly fetch: SafeFetch
  /** An access token that lasts for a call. Throws `jira-token-expired` once Atlassian has ended the access. */
  accessToken(tenantId: string, connectionId: string): Promise<string>
  /** Another token than this one, which Jira has refused; the same while it was given a moment ago. */
  renewRefused(tenantId: string, connectionId: string, refused: string): Promise<string>
  /** Renews what would end within ten minutes, so that no call has to wait for it. */
  renewEarly(tenantId: string, connectionId: string): Promise<void>
}

/** A token this close to its end is not used any more: a slow call would arrive after it. */
const MARGIN_MS = 30_000
const EARLY_MS = 10 * 60_000

const MOMENT_MS = 2_000

/** Which connection is to be renewed, and from how long before its end on. */
interface Due {
  readonly tenantId: string
  readonly connectionId: string
  readonly marginMs: number
  /** A token that Jira has refused, however long it should last. */
  readonly refused?: string
}

interface Opened extends Due {
  readonly seal: TenantSeal
}

/**
 * A refresh token is good once: whoever renews holds the connection's row from before the question until the new pair is
 * stored, and uses nothing that is not stored. Callers of one process wait for one renewal; of those in other processes,
 * each looks again once it has the row. What a crash keeps from being stored, the former refresh token brings again
 * within ten minutes. Source: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/
 */
export const createOAuthAccess = (options: OAuthOptions): OAuthAccess => {
  const { database, keyring, clock } = options
  const account = createAtlassianAccount(options.app, options.fetch)
  const renewals = new Map<string, Promise<string>>()

  const isGood = ({ expiresAt, renewedAt }: StoredTokens, marginMs: number): boolean => {
    if (!expiresAt || !renewedAt) return false
    const tenth = (expiresAt.getTime() - renewedAt.getTime()) / 10
    return expiresAt.getTime() - Math.min(marginMs, tenth) > clock().getTime()
  }

  /** A token that was renewed a moment ago is not renewed because it was refused: that would go on for ever. */
  const isRefused = async (stored: StoredTokens, { seal, connectionId, refused }: Opened) => {
    if (refused === undefined || !stored.sealedAccess || !stored.renewedAt) return false
    if (clock().getTime() - stored.renewedAt.getTime() < MOMENT_MS) return false
    return (await seal.unseal(stored.sealedAccess, accessPlace(connectionId))) === refused
  }

  const renewInRow = (opened: Opened) =>
    database.withTenant(opened.tenantId, async (sql): Promise<string | undefined> => {
      const { connectionId, seal, marginMs } = opened
      const held = await oauthTokens(sql).lock(connectionId)
      if (!held?.sealedToken || held.state === 'revoked') return undefined
      const isEnough = isGood(held, marginMs) && !(await isRefused(held, opened))
      if (held.sealedAccess && isEnough) return held.sealedAccess
      const refreshToken = await seal.unseal(held.sealedToken, tokenPlace(connectionId))
      const pair = await account.refresh(refreshToken)
      if (pair === 'ended') {
        await oauthTokens(sql).end(connectionId, endedSentence)
        return undefined
      }
      const sealed = await sealPair(seal, connectionId, pair, clock())
      await oauthTokens(sql).save(connectionId, sealed)
      return sealed.sealedAccess
    })

  const renew = async (due: Due): Promise<string> => {
    const { tenantId, connectionId } = due
    const seal = await openSeal(tenantId)
    const sealedAccess = await renewInRow({ ...due, seal }).catch(orWaiting)
    if (sealedAccess === undefined) throw new Failure('jira-token-expired', endedSentence)
    return seal.unseal(sealedAccess, accessPlace(connectionId))
  }

  const renewOnce = (due: Due): Promise<string> => {
    const { connectionId } = due
    const begun = renewals.get(connectionId)
    if (begun) return begun
    const renewal = renew(due).finally(() => renewals.delete(connectionId))
    renewals.set(connectionId, renewal)
    return renewal
  }

  const openSeal = async (tenantId: string) =>
    keyring.openTenant(tenantId, await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey()))

  return {
    account,
    fetch: options.fetch,
    async accessToken(tenantId, connectionId) {
      const begun = renewals.get(connectionId)
      if (begun) return begun
      const stored = await database.withTenant(tenantId, (sql) => oauthTokens(sql).find(connectionId))
      if (!stored?.sealedAccess || !isGood(stored, MARGIN_MS))
        return renewOnce({ tenantId, connectionId, marginMs: MARGIN_MS })
      return (await openSeal(tenantId)).unseal(stored.sealedAccess, accessPlace(connectionId))
    },
    renewRefused: (tenantId, connectionId, refused) =>
      renewOnce({ tenantId, connectionId, refused, marginMs: MARGIN_MS }),
    async renewEarly(tenantId, connectionId) {
      await renewOnce({ tenantId, connectionId, marginMs: EARLY_MS })
    },
  }
}

const endedSentence = 'Atlassian ended the access. Work waits until an admin connects again.'

/** Somebody else has held the row for long: they wait for Atlassian. */
const orWaiting = (error: unknown): never => {
  if (error instanceof Error && 'code' in error && error.code === '55P03')
    throw new Failure('jira-unavailable', 'Atlassian takes its time to renew the access.', { cause: error })
  throw error
}
