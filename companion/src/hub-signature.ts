import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * GitHub signs the raw body with HMAC-SHA-256. Every secret is tried, so that one can be replaced without a gap.
 * Source: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export const verifySignature = (
  signature: string | undefined,
  rawBody: Uint8Array,
  secrets: readonly string[],
): boolean => {
  if (!signature || !/^sha256=[0-9a-f]{64}$/.test(signature)) return false
  const given = Buffer.from(signature.slice('sha256='.length), 'hex')
  let verified = false
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(rawBody).digest()
    verified = timingSafeEqual(given, expected) || verified
  }
  return verified
}
