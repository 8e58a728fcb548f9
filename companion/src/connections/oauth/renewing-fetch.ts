import type { SafeFetch } from '../../fetch/safe-fetch'
import type { OAuthAccess } from './oauth-access'

interface Renewing {
  readonly tenantId: string
  readonly connectionId: string
  readonly oauth: OAuthAccess
}

/**
 * The same calls; one whose access token is refused is made once more with a renewed one. A token can end on its way, and
 * Atlassian can take one back before its time. Throws `jira-token-expired` where the renewal shows that access has ended.
 */
export const renewingFetch =
  ({ tenantId, connectionId, oauth }: Renewing, fetch: SafeFetch): SafeFetch =>
  async (url, request = {}) => {
    const answer = await fetch(url, request)
    const refused = /^Bearer (.+)$/.exec(request.headers?.['authorization'] ?? '')?.[1]
    if (answer.status !== 401 || refused === undefined) return answer
    const renewed = await oauth.renewRefused(tenantId, connectionId, refused)
    if (renewed === refused) return answer
    await answer.body?.cancel()
    return fetch(url, { ...request, headers: { ...request.headers, authorization: `Bearer ${renewed}` } })
  }
