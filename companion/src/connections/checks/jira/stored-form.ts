import { type Connection, emailPlace, tokenPlace } from '../../connections'
import type { TenantSeal } from '../../seal'
import type { JiraForm } from './read-form'

/** A stored Jira as if it had just been typed. Undefined where no person typed its token, or it was destroyed. */
export const storedForm = async (
  seal: TenantSeal,
  { connectionId, mode, baseUrl, sealedToken, sealedEmail, tokenExpiresAt }: Connection,
): Promise<JiraForm | undefined> => {
  if ((mode !== 'api-token' && mode !== 'pat') || !sealedToken || !tokenExpiresAt) return undefined
  const { host, hostname } = new URL(baseUrl)
  const email = sealedEmail ? await seal.unseal(sealedEmail, emailPlace(connectionId)) : ''
  const token = await seal.unseal(sealedToken, tokenPlace(connectionId))
  return { baseUrl, host, hostname, email, token, expiresAt: tokenExpiresAt }
}
