import type { Role } from '@throughline/shared/role'
import type { SafeFetch } from '../fetch/safe-fetch'
import type { RolesOfValues } from './roles-of-claims'
import { roleOfClaims } from './roles-of-claims'

/** Plain data, as a parent hands it to its children. */
export interface SignOnSettings {
  /** Any standard OpenID Connect provider; its `.well-known/openid-configuration` says the rest. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call the provider. */
  readonly name: string
  readonly roleClaim: string
  readonly roles: readonly (readonly [value: string, role: Role])[]
}

/** What a browser keeps while its person is at the provider, and nobody else may see. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Whom the provider has let in. */
export interface SignedOn {
  readonly name: string
  /** Undefined for somebody whose claims give no role. */
  readonly role: Role | undefined
}

interface Options {
  readonly settings: SignOnSettings
  readonly fetch: SafeFetch
  /** Where others reach this companion. */
  readonly address: string
}

export type SingleSignOn = ReturnType<typeof createSingleSignOn>

/**
 * Signing in by OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is checked.
 * Nothing is asked of the provider before somebody wants to sign in, so that a start never waits for it.
 */
export const createSingleSignOn = ({ settings, fetch, address }: Options) => {
  const redirectUri = `${address}${CALLBACK_PATH}`
  const roles: RolesOfValues = new Map(settings.roles)
  let configured: Promise<Provider> | undefined
  const provider = () => {
    configured ??= openProvider(settings, fetch).catch((error: unknown) => {
      configured = undefined
      throw error
    })
    return configured
  }

  return {
    name: settings.name,

    /** Where to send the browser, and what it has to bring back. Rejects while the provider does not answer. */
    async begin(): Promise<{ readonly url: string; readonly attempt: Attempt }> {
      const { client, config } = await provider()
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, attempt }
    },

    /**
     * Who comes back with this query. Rejects when the provider refused, when the answer belongs to another attempt,
     * and when its token is not what it should be.
     */
    async finish(search: string, { state, nonce, verifier }: Attempt): Promise<SignedOn> {
      const { client, config } = await provider()
      const tokens = await client.authorizationCodeGrant(config, new URL(`${redirectUri}${search}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const idClaims = tokens.claims()
      if (!idClaims) throw new Error('The provider sent no ID token.')
      const claims = {
        ...(await userInfo({ client, config }, tokens.access_token, idClaims.sub)),
        ...idClaims,
      }
      return { name: nameIn(claims), role: roleOfClaims(claims, settings.roleClaim, roles) }
    },
  }
}

/** Where the provider sends people back to. */
export const CALLBACK_PATH = '/single-sign-on/callback'

type Client = typeof import('openid-client')
interface Provider {
  readonly client: Client
  readonly config: InstanceType<Client['Configuration']>
}

/** Loaded once somebody signs in: a companion without a provider never needs it. */
const openProvider = async (
  { issuer, clientId, clientSecret }: SignOnSettings,
  fetch: SafeFetch,
): Promise<Provider> => {
  const client = await import('openid-client')
  const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    // Whether plain http may be called is for the way out to say.
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
    [client.customFetch]: (url, { method, headers, body, signal }) =>
      fetch(url, {
        method,
        headers,
        redirects: 'none',
        ...(body !== undefined && body !== null && { body: String(body) }),
        ...(signal && { signal }),
      }),
  })
  return { client, config }
}

/** Many providers tell groups there alone. */
const userInfo = async ({ client, config }: Provider, accessToken: string, subject: string) =>
  config.serverMetadata().userinfo_endpoint ? client.fetchUserInfo(config, accessToken, subject) : {}

/** For the page's corner and the audit log. */
const nameIn = ({ name, preferred_username, email, sub }: Readonly<Record<string, unknown>>): string =>
  [name, preferred_username, email, sub].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  ) ?? 'Somebody'
