import { jwtVerify } from 'jose'
import { verifySignature } from '../hub-signature'

interface Signatures {
  readonly hub: string | undefined
  readonly authorization: string | undefined
}

/** Clocks differ by so much. */
const LEEWAY_SECONDS = 60

/**
 * Whether a delivery of Jira was signed by one of these secrets: over its bytes, as webhooks of administrators are; or by
 * a token of the app's secret, as those that an app by OAuth has registered are.
 * Source: https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export const isSignedByJira = async (
  { hub, authorization }: Signatures,
  raw: Uint8Array,
  secrets: readonly string[],
): Promise<boolean> => {
  if (verifySignature(hub, raw, secrets)) return true
  const token = /^(?:Bearer|JWT) ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined) return false
  for (const secret of secrets) if (await isOf(token, secret)) return true
  return false
}

/** A token without an end would be good for ever to whoever has seen it once. */
const isOf = (token: string, secret: string): Promise<boolean> =>
  jwtVerify(token, new TextEncoder().encode(secret), {
    algorithms: ['HS256'],
    clockTolerance: LEEWAY_SECONDS,
    requiredClaims: ['exp'],
  }).then(
    () => true,
    () => false,
  )
