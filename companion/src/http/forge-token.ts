import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose'
import { z } from 'zod'
import { Failure } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import type { Installation } from '../tenants/installations'

/** Whose invocation tokens are believed. Fixed for the product; only the sandbox brings its own. */
export interface ForgeTrust {
  /** Our app's ARI: the audience of every token. */
  readonly appId: string
  readonly jwksUrl: string
  /** Where Jira is called: a system token is never sent anywhere else. */
  readonly atlassianApi: string
  /** Environments whose installations are served. */
  readonly environments: readonly string[]
}

/** Source: https://developer.atlassian.com/platform/forge/remote/essentials/ */
export const atlassian = {
  jwksUrl: 'https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json',
  atlassianApi: 'https://api.atlassian.com',
} as const

/**
 * What a token was minted for. `browser`: it names the issue and the account itself; `function`: our own function made
 * the call, and names them in the body after it checked the person; `event`: Jira called an endpoint.
 */
export type TokenKind = 'browser' | 'function' | 'event'

export interface Invocation extends Installation {
  readonly kind: TokenKind
  readonly accountId: string | undefined
  readonly issueId: string | undefined
  /** False when the site's licence of the app has ended. Only paid apps in production are told. */
  readonly isLicensed: boolean
}

/** The keys of manifest.yml's modules that Jira itself calls, and of those that run on behalf of a person. */
export const eventModules = [
  'issue-events',
  'lifecycle',
  'before-uninstall',
  'keep-token',
  'reconcile',
  'companion-events',
  'companion-lifecycle',
  'companion-schedule',
  'companion-uninstall',
]
export const personModules = ['pr-panel', 'admin', 'personal', 'resolver']

const Claims = z.object({
  app: z.object({
    id: z.string(),
    installationId: z.string().regex(/^ari:cloud:ecosystem::installation\/[0-9a-f-]{36}$/),
    apiBaseUrl: z.string(),
    environment: z.object({ type: z.string(), id: z.string() }),
    module: z.object({ key: z.string().optional() }).optional(),
    license: z.object({ isActive: z.boolean() }).optional(),
  }),
  context: z
    .looseObject({
      cloudId: z.string().optional(),
      extension: z.looseObject({ issue: z.looseObject({ id: z.coerce.string() }).optional() }).optional(),
    })
    .optional(),
  principal: z.string().optional(),
  icLabel: z.undefined().optional(),
})

const MAX_TOKEN_CHARACTERS = 16_384

/** Returns a verifier of `authorization` headers. It throws `invocation-token-invalid` for everything but a good token. */
export const createForgeTokenVerifier = (trust: ForgeTrust, fetch: SafeFetch) => {
  const jwks = createRemoteJWKSet(new URL(trust.jwksUrl), {
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    timeoutDuration: 3_000,
    [customFetch]: (url) => fetch(String(url)),
  })

  return async (authorization: string | undefined): Promise<Invocation> => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
    if (!token || token.length > MAX_TOKEN_CHARACTERS) throw refused()
    try {
      const { payload } = await jwtVerify(token, jwks, {
        issuer: 'forge/invocation-token',
        audience: trust.appId,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'iat'],
        clockTolerance: 5,
        maxTokenAge: '15m',
      })
      return invocationOf(Claims.parse(payload), trust)
    } catch (error) {
      throw refused(error)
    }
  }
}

export type VerifyForgeToken = ReturnType<typeof createForgeTokenVerifier>

/** While no Forge app is configured nobody's token is believed. */
export const closedForgeDoor: VerifyForgeToken = async () => {
  throw refused()
}

const refused = (cause?: unknown) =>
  new Failure('invocation-token-invalid', 'The invocation token is not valid here.', { cause })

const invocationOf = ({ app, context, principal }: z.infer<typeof Claims>, trust: ForgeTrust): Invocation => {
  if (app.id !== trust.appId) throw new Error('another app')
  if (!trust.environments.includes(app.environment.type)) throw new Error('another environment')
  const cloudId = cloudIdOf(app.apiBaseUrl, trust.atlassianApi)
  if (context?.cloudId !== undefined && context.cloudId !== cloudId) throw new Error('another site')
  const isPersons = context !== undefined || principal !== undefined
  return {
    installationId: app.installationId,
    environmentId: app.environment.id,
    cloudId,
    apiBaseUrl: app.apiBaseUrl,
    kind: isPersons ? 'browser' : kindOf(app.module?.key),
    accountId: principal,
    issueId: context?.extension?.issue?.id,
    isLicensed: app.license?.isActive ?? true,
  }
}

/** Without context or principal the module tells a function's token from an event's. */
const kindOf = (moduleKey: string | undefined): TokenKind => {
  if (moduleKey !== undefined && eventModules.includes(moduleKey)) return 'event'
  if (moduleKey !== undefined && personModules.includes(moduleKey)) return 'function'
  throw new Error('a module this app does not have')
}

const cloudIdOf = (apiBaseUrl: string, atlassianApi: string): string => {
  const url = new URL(apiBaseUrl)
  const cloudId = /^\/ex\/jira\/([0-9a-f-]{36})\/?$/.exec(url.pathname)?.[1]
  if (url.origin !== new URL(atlassianApi).origin || !cloudId) throw new Error('another address')
  return cloudId
}
