import { randomBytes } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import type { Hono } from 'hono'
import { z } from 'zod'
import { createGrants, type Grant, GrantRecords } from './grants'
import { type AccountSite, type Ask, type OAuthClient, readAsk } from './oauth-client'
import { tokenRoutes } from './token-routes'

interface AccountOptions {
  readonly client: OAuthClient
  readonly sites: readonly AccountSite[]
  readonly clock: Clock
}

/** What one request for tokens was, and how it ended. */
export interface TokenRequest {
  readonly kind: 'exchange' | 'refresh'
  /** `given`, or why nothing was. */
  readonly outcome: string
}

/** Atlassian's side of OAuth 2.0 for one app: consent, tokens that rotate, and people who take their consent back. */
export interface AtlassianAccount {
  /** `POST /oauth/token`, `GET /oauth/token/accessible-resources`. */
  readonly app: Hono
  readonly client: OAuthClient
  readonly sites: readonly AccountSite[]
  /** What the app asks for by this address; a sentence where it cannot be asked. */
  readAsk(query: Readonly<Record<string, string>>): Ask | string
  /** Somebody allows it for these sites. Returns where the browser is led. */
  allow(ask: Ask, given: { readonly accountId: string; readonly cloudIds: readonly string[] }): string
  /** Somebody does not. */
  deny(ask: Ask): string
  grants(): readonly Grant[]
  /** Somebody removes the app's access: no token that came of their consents is good any more. */
  takeBack(): void
  /** How long access tokens last that are given out from now on: 3600 seconds at first. */
  accessTokenSeconds: number
  /** How long a replaced refresh token is still good: ten minutes at first. */
  leewaySeconds: number
  /** Requests for tokens so far, oldest first. */
  readonly tokenRequests: readonly TokenRequest[]
  /** Called before each answer with tokens is sent; what it waits for, the app waits for. */
  beforeAnswer: (request: TokenRequest) => Promise<void>
  onChange(listener: () => void): () => void
  snapshot(): unknown
  /** Leaves everything as it is where there is no snapshot. Throws when it is none of this. */
  restore(snapshot: unknown): void
}

const Snapshot = z.object({ grants: GrantRecords, accessTokenSeconds: z.int() })

const HOUR_SECONDS = 3_600
const LEEWAY_SECONDS = 600

export const createAtlassianAccount = ({ client, sites, clock }: AccountOptions): AtlassianAccount => {
  const grants = createGrants(clock, () => account)
  const listeners = new Set<() => void>()
  const tokenRequests: TokenRequest[] = []
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const sitesOf = (grant: Grant) => sites.filter(({ cloudId }) => grant.cloudIds.includes(cloudId))

  const giveAccess = (grant: Grant) => {
    const token = randomBytes(40).toString('base64url')
    const seconds = account.accessTokenSeconds
    for (const site of sitesOf(grant)) site.admitToken(token, grant.accountId, { expiresInSeconds: seconds })
    grant.accessTokens = [...grant.accessTokens.slice(-50), token]
    changed()
    return { token, seconds }
  }

  const leadBack = (parameters: Readonly<Record<string, string>>) =>
    `${client.callback}?${new URLSearchParams(parameters)}`

  const account: AtlassianAccount = {
    client,
    sites,
    app: tokenRoutes({
      client,
      sites,
      grants,
      giveAccess,
      findAccess: (token) => grants.all().find(({ accessTokens }) => accessTokens.includes(token)),
      async note(kind, outcome) {
        tokenRequests.push({ kind, outcome })
        changed()
        await account.beforeAnswer({ kind, outcome })
      },
    }),
    readAsk: (query) => readAsk(client, query),
    allow: ({ scopes, state }, { accountId, cloudIds }) => {
      const code = grants.begin({ accountId, cloudIds: [...cloudIds], scopes: [...scopes] })
      changed()
      return leadBack({ state, code })
    },
    deny: ({ state }) =>
      leadBack({ error: 'access_denied', error_description: 'User did not authorize the request', state }),
    grants: grants.all,
    takeBack() {
      for (const grant of grants.all()) {
        for (const site of sitesOf(grant)) for (const token of grant.accessTokens) site.revokeToken(token)
        grants.end(grant)
      }
      changed()
    },
    accessTokenSeconds: HOUR_SECONDS,
    leewaySeconds: LEEWAY_SECONDS,
    tokenRequests,
    beforeAnswer: async () => {},
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: () => structuredClone({ grants: grants.all(), accessTokenSeconds: account.accessTokenSeconds }),
    restore(snapshot) {
      if (snapshot === undefined) return
      const restored = Snapshot.parse(structuredClone(snapshot))
      grants.replace(restored.grants)
      account.accessTokenSeconds = restored.accessTokenSeconds
    },
  }
  return account
}
