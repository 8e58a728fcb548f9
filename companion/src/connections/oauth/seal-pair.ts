import type { TokenPair } from '../../jira/auth/atlassian-account'
import { tokenPlace } from '../connections'
import type { TenantSeal } from '../seal'
import { accessPlace, type SealedPair } from './oauth-tokens'

/** A pair of tokens, ready to be stored. */
export const sealPair = async (
  seal: TenantSeal,
  connectionId: string,
  { accessToken, refreshToken, expiresInSeconds }: TokenPair,
  now: Date,
): Promise<SealedPair> => ({
  sealedToken: await seal.seal(refreshToken, tokenPlace(connectionId)),
  sealedAccess: await seal.seal(accessToken, accessPlace(connectionId)),
  renewedAt: now,
  expiresAt: new Date(now.getTime() + expiresInSeconds * 1_000),
})
