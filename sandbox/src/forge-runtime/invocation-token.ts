import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import { type JSONWebKeySet, SignJWT } from 'jose'
import type { InstalledApp } from './installed-app'

/** How long an invocation token is good for, as in Forge's documented example. */
const lifetimeSeconds = 25

type Claims = Readonly<Record<string, unknown>>

interface InvocationTokenOptions {
  readonly app: InstalledApp
  readonly apiBaseUrl: string
  readonly clock: Clock
}

export interface InvocationTokens {
  /** The public keys, the newest first; a key that was rotated out stays until the process ends. */
  jwks(): JSONWebKeySet
  /** From now on tokens are signed with a new key of a new id. */
  rotateKey(): void
  /** A token with Forge's claims; `overrides` replace top-level claims, those under `app` one by one. */
  signToken(overrides?: Claims): Promise<string>
}

/**
 * Mints Forge invocation tokens with keys of its own, so that the companion's verifier runs for real.
 * Claims as in https://developer.atlassian.com/platform/forge/forge-remote-invocation-contract
 */
export function createInvocationTokens({ app, apiBaseUrl, clock }: InvocationTokenOptions): InvocationTokens {
  let newest = createKey()
  const older: (typeof newest)[] = []
  const appClaims = {
    id: app.id,
    appVersion: '1.0.0',
    installationId: app.installationId,
    apiBaseUrl,
    environment: { type: 'PRODUCTION', id: app.environmentId },
    installation: {
      id: app.installationId,
      contexts: [{ name: 'jira', apiBaseUrl, cloudId: app.cloudId }],
    },
  }
  return {
    jwks: () => ({ keys: [newest, ...older].map(({ publicJwk }) => publicJwk) }),
    rotateKey() {
      older.unshift(newest)
      newest = createKey()
    },
    async signToken({ app: appOverrides, ...overrides }: Claims = {}) {
      const nowSeconds = Math.floor(clock().getTime() / 1000)
      return new SignJWT({
        iss: 'forge/invocation-token',
        aud: app.id,
        iat: nowSeconds,
        nbf: nowSeconds,
        exp: nowSeconds + lifetimeSeconds,
        jti: randomUUID(),
        ...overrides,
        app: { ...appClaims, ...(appOverrides as object | undefined) },
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: newest.kid })
        .sign(newest.privateKey)
    },
  }
}

function createKey() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = `sandbox-${randomUUID()}`
  return {
    kid,
    privateKey,
    publicJwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' },
  }
}
