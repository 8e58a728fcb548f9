import { z } from 'zod'
import { Failure } from '../../failure'
import type { SafeFetch } from '../../fetch/safe-fetch'

/** An app of the developer console, and where Atlassian is. */
export interface OAuthApp {
  readonly clientId: string
  readonly clientSecret: string
  /** `https://auth.atlassian.com`, without a slash at its end. */
  readonly accountUrl: string
  /** `https://api.atlassian.com`, without a slash at its end. */
  readonly apiUrl: string
}

/** Where Atlassian is; only the sandbox has it elsewhere. */
export const atlassianAddresses = {
  accountUrl: 'https://auth.atlassian.com',
  apiUrl: 'https://api.atlassian.com',
} as const

/** Both are replaced by each renewal. */
export interface TokenPair {
  readonly accessToken: string
  readonly refreshToken: string
  /** Of the access token. */
  readonly expiresInSeconds: number
}

/** A site that somebody has allowed. */
export interface OAuthSite {
  readonly cloudId: string
  readonly name: string
  /** Where people open it, without a slash at its end. */
  readonly url: string
}

/** Atlassian ends the work of whoever waits longer than the database would. */
const PATIENCE_MS = 4_000

/** What is asked for: no more than the rules and the webhook need. */
export const scopes = [
  'read:jira-work',
  'read:jira-user',
  'write:jira-work',
  'manage:jira-webhook',
  'offline_access',
] as const

/**
 * Atlassian's side of OAuth 2.0 (3LO). Calls throw `jira-unavailable`, `jira-rate-limited`, and `jira-token-expired`
 * where Atlassian does not know this app. Source: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/
 */
export const createAtlassianAccount = (app: OAuthApp, fetch: SafeFetch) => {
  const { clientId, clientSecret, accountUrl, apiUrl } = app
  const client = { client_id: clientId, client_secret: clientSecret }

  const ask = async (url: string, request: { method: string; headers: object; body?: string }) => {
    const headers = { accept: 'application/json', ...request.headers }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    try {
      const answer = await fetch(url, { ...request, headers, redirects: 'none', signal })
      return { status: answer.status, headers: answer.headers, body: jsonIn(await answer.text()) }
    } catch (error) {
      if (error instanceof Failure) throw error
      throw new Failure('jira-unavailable', 'Atlassian does not answer.', { cause: error })
    }
  }

  const askForPair = async (grant: object): Promise<TokenPair | 'ended'> => {
    const answer = await ask(`${accountUrl}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...client, ...grant }),
    })
    if (answer.status === 200) return pairOf(read(Pair, answer.body))
    if (isEnded(answer.body)) return 'ended'
    throw failureOf(answer)
  }

  return {
    /** Where a browser is sent so that a person may allow it. */
    consentUrl: (state: string, callback: string): string =>
      `${accountUrl}/authorize?${new URLSearchParams({
        audience: 'api.atlassian.com',
        client_id: clientId,
        scope: scopes.join(' '),
        redirect_uri: callback,
        state,
        response_type: 'code',
        prompt: 'consent',
      })}`,

    /** `ended` for a code that is not good any more. */
    exchange: (code: string, callback: string) =>
      askForPair({ grant_type: 'authorization_code', code, redirect_uri: callback }),

    /** `ended` when the access was taken back, not renewed for a year, or this token was used long ago. */
    refresh: (refreshToken: string) =>
      askForPair({ grant_type: 'refresh_token', refresh_token: refreshToken }),

    /** The Jira sites that were allowed. */
    async sites(accessToken: string): Promise<readonly OAuthSite[]> {
      const answer = await ask(`${apiUrl}/oauth/token/accessible-resources`, {
        method: 'GET',
        headers: { authorization: `Bearer ${accessToken}` },
      })
      if (answer.status !== 200) throw failureOf(answer)
      return read(Sites, answer.body)
        .filter((site) => site.scopes.some((scope) => scope.includes('jira')))
        .map(({ id, name, url }) => ({ cloudId: id, name, url: url.replace(/\/$/, '') }))
    },

    /** Where a site's interface is, up to, not including, /rest. */
    baseUrlOf: (cloudId: string): string => `${apiUrl}/ex/jira/${cloudId}`,

    /** With which Atlassian signs what it tells this app. */
    webhookSecret: clientSecret,
  }
}

export type AtlassianAccount = ReturnType<typeof createAtlassianAccount>

const Pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
})

const pairOf = (pair: z.infer<typeof Pair>): TokenPair => ({
  accessToken: pair.access_token,
  refreshToken: pair.refresh_token,
  expiresInSeconds: pair.expires_in,
})

const Sites = z.array(
  z.object({
    id: z.string().regex(/^[\w-]{1,64}$/),
    name: z.string(),
    url: z.url({ protocol: /^https?$/ }),
    scopes: z.array(z.string()),
  }),
)

const Refusal = z.object({ error: z.string(), error_description: z.string().optional() })

/** Atlassian has two ways to say so. */
const isEnded = (body: unknown): boolean => {
  const refusal = Refusal.safeParse(body).data
  if (refusal?.error === 'invalid_grant') return true
  return refusal?.error === 'unauthorized_client' && /refresh_token/.test(refusal.error_description ?? '')
}

interface Answer {
  readonly status: number
  readonly headers: Headers
}

const failureOf = ({ status, headers }: Answer): Failure => {
  if (status === 429) {
    const seconds = Math.min(Math.max(Number(headers.get('retry-after')) || 60, 1), 3_600)
    return new Failure('jira-rate-limited', 'Atlassian asks us to wait.', { retryAfterSeconds: seconds })
  }
  if (status === 401 || status === 403)
    return new Failure(
      'jira-token-expired',
      'Atlassian does not accept ATLASSIAN_CLIENT_ID and ATLASSIAN_CLIENT_SECRET. Correct them and start Throughline again.',
      { retryAfterSeconds: 60 },
    )
  return new Failure('jira-unavailable', `Atlassian answers ${status}.`)
}

const read = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new Failure('payload-invalid', 'Atlassian’s answer cannot be read.', { cause: parsed.error })
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
