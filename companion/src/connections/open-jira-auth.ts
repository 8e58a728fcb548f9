import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import { apiTokenAuth } from '../jira/auth/api-token'
import { forgeAuth, type SystemToken } from '../jira/auth/forge'
import type { JiraAuth } from '../jira/auth/jira-auth'
import { oauthAuth } from '../jira/auth/oauth'
import { patAuth } from '../jira/auth/pat'
import { type Connection, connections } from './connections'
import type { OAuthAccess } from './oauth/oauth-access'
import { openEmail, openToken } from './open-secrets'
import type { Keyring } from './seal'

interface JiraAuthOptions {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly mode: 'hosted' | 'self-managed'
  readonly oauth: OAuthAccess | undefined
}

/**
 * How the calls of a stored Jira connection are authorized, by its mode. The hosted companion uses no token that a
 * person typed: Atlassian does not allow a Marketplace app to collect them. Such a connection throws `not-allowed` there.
 */
export const createJiraAuth = (options: JiraAuthOptions) => {
  const { database, clock, mode, oauth } = options

  /** Read again for each call: the schedule may have brought a fresher one. */
  const findSystemToken = async (tenantId: string): Promise<SystemToken | undefined> => {
    const connection = await database.withTenant(tenantId, (sql) => connections(sql).findJira())
    if (!connection?.sealedToken || !connection.tokenExpiresAt) return undefined
    return { token: await openToken(options, tenantId, connection), expiresAt: connection.tokenExpiresAt }
  }

  const byOAuth = (tenantId: string, { connectionId, baseUrl }: Connection): JiraAuth => {
    if (!oauth) throw new Failure('jira-token-expired', notSetUp, { retryAfterSeconds: 60 })
    return oauthAuth(baseUrl, () => oauth.accessToken(tenantId, connectionId))
  }

  return async (tenantId: string, connection: Connection): Promise<JiraAuth> => {
    const { baseUrl } = connection
    if (connection.mode === 'forge')
      return forgeAuth({ baseUrl, findToken: () => findSystemToken(tenantId), clock })
    if (mode === 'hosted')
      throw new Failure('not-allowed', 'A hosted companion reaches Jira through its Forge app alone.')
    if (connection.mode === 'api-token') {
      const token = await openToken(options, tenantId, connection)
      const email = await openEmail(options, tenantId, connection)
      return apiTokenAuth(baseUrl, { email, token })
    }
    if (connection.mode === 'pat') {
      const token = await openToken(options, tenantId, connection)
      return patAuth(baseUrl, token)
    }
    if (connection.mode === 'oauth') return byOAuth(tenantId, connection)
    throw new Failure('config-invalid', `Throughline cannot reach Jira by ${connection.mode}.`)
  }
}

const notSetUp =
  'This Jira is connected by OAuth, and ATLASSIAN_CLIENT_ID and ATLASSIAN_CLIENT_SECRET are not set.'
