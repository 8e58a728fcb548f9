import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { createGrants, Grant } from './grants'
import type { AccountSite, OAuthClient } from './oauth-client'

interface TokenRoutes {
  readonly client: OAuthClient
  readonly sites: readonly AccountSite[]
  readonly grants: ReturnType<typeof createGrants>
  /** A fresh access token of this grant, let in at its sites. */
  readonly giveAccess: (grant: Grant) => { readonly token: string; readonly seconds: number }
  readonly findAccess: (token: string) => Grant | undefined
  /** Told of every request for tokens, with how it ended. */
  readonly note: (kind: 'exchange' | 'refresh', outcome: string) => Promise<void>
}

const Body = z.discriminatedUnion('grant_type', [
  z.strictObject({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    client_secret: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
  }),
  z.strictObject({
    grant_type: z.literal('refresh_token'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
  }),
])

const refused = (c: Context, sentence: string) =>
  c.json({ error: 'invalid_grant', error_description: sentence }, 403)

/**
 * `POST /oauth/token` of auth.atlassian.com and `GET /oauth/token/accessible-resources` of api.atlassian.com, answering
 * as they do; no contract describes them. Source: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/
 */
export const tokenRoutes = ({ client, sites, grants, giveAccess, findAccess, note }: TokenRoutes) => {
  const pairOf = (grant: Grant) => {
    const { token, seconds } = giveAccess(grant)
    return {
      access_token: token,
      expires_in: seconds,
      token_type: 'Bearer',
      ...(grant.refreshToken !== undefined && { refresh_token: grant.refreshToken }),
      scope: grant.scopes.join(' '),
    }
  }
  const refreshed = async (c: Context, token: string) => {
    const outcome = grants.refresh(token)
    const isGiven = 'grant' in outcome
    await note('refresh', isGiven ? 'given' : outcome.refused)
    return isGiven ? c.json(pairOf(outcome.grant)) : refused(c, 'Unknown or invalid refresh token.')
  }
  const exchanged = async (c: Context, code: string, callback: string) => {
    const grant = callback === client.callback ? grants.exchange(code) : undefined
    await note('exchange', grant ? 'given' : 'unknown')
    return grant ? c.json(pairOf(grant)) : refused(c, 'Invalid authorization code')
  }
  return new Hono()
    .post('/oauth/token', async (c) => {
      const parsed = Body.safeParse(await c.req.json().catch(() => undefined))
      if (!parsed.success)
        return c.json({ error: 'invalid_request', error_description: 'The request is not complete.' }, 400)
      const asked = parsed.data
      if (asked.client_id !== client.clientId || asked.client_secret !== client.clientSecret)
        return c.json({ error: 'access_denied', error_description: 'Unauthorized' }, 401)
      return asked.grant_type === 'refresh_token'
        ? refreshed(c, asked.refresh_token)
        : exchanged(c, asked.code, asked.redirect_uri)
    })
    .get('/oauth/token/accessible-resources', (c) => {
      const grant = findAccess(/^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '')
      if (!grant) return c.json({ code: 401, message: 'Unauthorized' }, 401)
      const scopes = grant.scopes.filter((scope) => scope !== 'offline_access')
      return c.json(
        sites
          .filter(({ cloudId }) => grant.cloudIds.includes(cloudId))
          .map(({ cloudId, name, url }) => ({
            id: cloudId,
            name,
            url,
            scopes,
            avatarUrl: `${url}/avatar.png`,
          })),
      )
    })
}
