import { z } from 'zod'

/** An app as somebody has made it in the developer console. */
export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret: string
  /** The only address that people are led back to. */
  readonly callback: string
}

/** A Jira site that access can be given to. */
export interface AccountSite {
  readonly cloudId: string
  readonly name: string
  /** Where people open it. */
  readonly url: string
  /** Lets calls with this token in on behalf of somebody. */
  admitToken(token: string, accountId: string, options: { readonly expiresInSeconds: number }): void
  revokeToken(token: string): void
}

/** What an app asks for when it sends somebody to Atlassian. */
export interface Ask {
  readonly scopes: readonly string[]
  readonly state: string
}

const known = new Set([
  'read:jira-work',
  'read:jira-user',
  'write:jira-work',
  'manage:jira-webhook',
  'manage:jira-configuration',
  'manage:jira-project',
  'offline_access',
])

const Query = z.object({
  audience: z.literal('api.atlassian.com'),
  client_id: z.string(),
  scope: z.string().min(1),
  redirect_uri: z.string(),
  state: z.string().min(8),
  response_type: z.literal('code'),
  prompt: z.literal('consent'),
})

/**
 * Reads the address that an app has sent somebody to; a sentence where Atlassian would show an error instead of asking.
 * Source: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/
 */
export const readAsk = (client: OAuthClient, query: Readonly<Record<string, string>>): Ask | string => {
  const parsed = Query.safeParse(query)
  if (!parsed.success) return `The address is not complete: ${String(parsed.error.issues[0]?.path[0])}.`
  const { client_id: clientId, redirect_uri: callback, scope, state } = parsed.data
  if (clientId !== client.clientId) return 'There is no app with this client id.'
  if (callback !== client.callback) return 'This app has registered another callback URL.'
  const scopes = scope.split(' ')
  const stranger = scopes.find((one) => !known.has(one))
  return stranger === undefined ? { scopes, state } : `The app has no scope ${stranger}.`
}
