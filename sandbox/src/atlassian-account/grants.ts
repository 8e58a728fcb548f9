import { randomBytes } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import { z } from 'zod'

/** What somebody has allowed, with the tokens that came of it. */
export const Grant = z.object({
  grantId: z.string(),
  accountId: z.string(),
  cloudIds: z.array(z.string()),
  scopes: z.array(z.string()),
  consentedAt: z.iso.datetime(),
  /** Waits to be exchanged; undefined once it was. */
  code: z.string().optional(),
  refreshToken: z.string().optional(),
  usedAt: z.iso.datetime(),
  /** Refresh tokens that were replaced. */
  former: z.array(z.object({ token: z.string(), replacedAt: z.iso.datetime() })),
  accessTokens: z.array(z.string()),
})
export type Grant = z.infer<typeof Grant>

export const GrantRecords = z.array(Grant)

/** A pair was given out, or the reason why none is any more. */
export type Refreshed =
  | { readonly grant: Grant }
  | { readonly refused: 'unknown' | 'used again' | 'too old' | 'unused for too long' }

export interface GrantRules {
  /** So long a replaced refresh token is still good. */
  readonly leewaySeconds: number
}

const DAY_MS = 86_400_000
const CODE_MS = 10 * 60_000
const secret = () => randomBytes(30).toString('base64url')

/**
 * Grants with rotating refresh tokens: each use replaces the token, the replaced one is good for a while longer, and its
 * use after that ends the whole grant. A grant ends after a year, and when nobody uses it for 90 days.
 * Source: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/#how-do-i-get-a-new-access-token--if-my-access-token-expires-or-is-revoked-
 */
export const createGrants = (clock: Clock, rules: () => GrantRules) => {
  let grants: Grant[] = []
  const now = () => clock().toISOString()
  const age = (at: string) => clock().getTime() - Date.parse(at)
  const end = (ended: Grant) => {
    grants = grants.filter((grant) => grant !== ended)
  }

  const rotate = (grant: Grant): Refreshed => {
    if (grant.refreshToken !== undefined) grant.former.push({ token: grant.refreshToken, replacedAt: now() })
    grant.refreshToken = secret()
    grant.usedAt = now()
    return { grant }
  }

  return {
    all: (): readonly Grant[] => grants,
    replace: (records: readonly Grant[]) => {
      grants = [...records]
    },
    end,

    /** Returns the code that the app exchanges. */
    begin(allowed: Pick<Grant, 'accountId' | 'cloudIds' | 'scopes'>): string {
      const code = secret()
      const at = now()
      grants.push({
        ...allowed,
        code,
        grantId: secret(),
        consentedAt: at,
        usedAt: at,
        former: [],
        accessTokens: [],
      })
      return code
    },

    /** Once, within ten minutes; undefined for any other code. */
    exchange(code: string): Grant | undefined {
      const grant = grants.find((one) => one.code === code)
      if (!grant || age(grant.consentedAt) > CODE_MS) return undefined
      delete grant.code
      if (grant.scopes.includes('offline_access')) rotate(grant)
      return grant
    },

    refresh(token: string): Refreshed {
      const grant = grants.find(
        ({ refreshToken, former }) => refreshToken === token || former.some((one) => one.token === token),
      )
      if (!grant) return { refused: 'unknown' }
      const replaced = grant.former.find((one) => one.token === token)
      const refused = refusalOf(grant, replaced?.replacedAt, rules().leewaySeconds)
      if (!refused) return rotate(grant)
      end(grant)
      return { refused }
    },
  }

  function refusalOf(grant: Grant, replacedAt: string | undefined, leewaySeconds: number) {
    if (replacedAt !== undefined && age(replacedAt) > leewaySeconds * 1_000) return 'used again' as const
    if (age(grant.consentedAt) > 365 * DAY_MS) return 'too old' as const
    return age(grant.usedAt) > 90 * DAY_MS ? ('unused for too long' as const) : undefined
  }
}
