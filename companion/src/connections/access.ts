import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import type { GitHostClient } from '../git-hosts/git-host'
import { getGitHost } from '../git-hosts/index'
import type { OAuthApp } from '../jira/auth/atlassian-account'
import type { Jira } from '../jira/jira'
import { jiraOverRest } from '../jira/jira-over-rest'
import { writtenIssue } from '../jira/limit-scope'
import { withoutSecrets } from '../redaction/without-secrets'
import { createCallLimits } from './call-limits'
import { type Connection, connections } from './connections'
import { requireUsable } from './expiry'
import { createHealth } from './health'
import { createOAuthAccess } from './oauth/oauth-access'
import { renewingFetch } from './oauth/renewing-fetch'
import { createJiraAuth } from './open-jira-auth'
import { openToken } from './open-secrets'
import { createPauses } from './pauses'
import type { Keyring } from './seal'

export interface AccessOptions {
  readonly database: Database
  readonly keyring: Keyring
  readonly fetch: SafeFetch
  readonly clock: Clock
  readonly mode: 'hosted' | 'self-managed'
  /** Undefined where no app of the developer console is set up. */
  readonly oauthApp?: OAuthApp | undefined
}

/** Opens a tenant's stored connections for use. Work on a connection whose token has ended waits: nothing is called. */
export const createAccess = (options: AccessOptions) => {
  const { database, fetch, clock } = options
  const limits = createCallLimits(database, clock)
  const pauses = createPauses(database, clock)
  const health = createHealth({ database, clock })
  const { oauthApp } = options
  const oauth = oauthApp && createOAuthAccess({ ...options, app: oauthApp })
  const jiraAuth = createJiraAuth({ ...options, oauth })

  return {
    /** Access by OAuth, where it is set up. */
    ...(oauth && { oauth }),

    /** Throws `jira-not-connected` while the tenant has no Jira, `jira-token-expired` while its token is of no use. */
    async jiraOf(tenantId: string): Promise<{ readonly connectionId: string; readonly jira: Jira }> {
      const connection = await database.withTenant(tenantId, (sql) => connections(sql).findJira())
      if (!connection)
        throw new Failure('jira-not-connected', 'No Jira is connected yet.', { retryAfterSeconds: 300 })
      requireUsable(connection, clock())
      const { connectionId, deployment = 'cloud' } = connection
      const auth = await jiraAuth(tenantId, connection)
      const paused = { tenantId, connectionId, scopeOf: writtenIssue }
      const calling =
        oauth && connection.mode === 'oauth' ? renewingFetch({ tenantId, connectionId, oauth }, fetch) : fetch
      const asking = pauses.respecting(paused, limits.noting(paused, calling))
      const jira = jiraOverRest(auth, asking, deployment)
      return { connectionId, jira: health.noting({ tenantId, connection }, pauses.noting(paused, jira)) }
    },

    /** Throws `config-invalid` when the connection is gone, `git-host-token-expired` while its token is of no use. */
    async gitHostOf(tenantId: string, connectionId: string): Promise<GitHostClient> {
      const connection = await database.withTenant(tenantId, (sql) => connections(sql).find(connectionId))
      if (!connection) throw new Failure('config-invalid', 'The connection of this delivery was removed.')
      requireUsable(connection, clock())
      const token = await openToken(options, tenantId, connection)
      const paused = { tenantId, connectionId }
      const asking = pauses.respecting(paused, limits.noting(paused, fetch))
      const client = createGitHostClient(connection, token, asking)
      return health.noting({ tenantId, connection }, pauses.noting(paused, client))
    },
  }
}

/** What it tells of pull requests is kept and shown without the secrets that people wrote in it. */
const createGitHostClient = (
  { host, baseUrl }: Connection,
  token: string,
  fetch: SafeFetch,
): GitHostClient => {
  const client = getGitHost(host).createClient({ baseUrl, token, fetch })
  return {
    ...client,
    getPullRequest: async (repository, number) =>
      withoutSecrets(await client.getPullRequest(repository, number)),
  }
}

export type Access = ReturnType<typeof createAccess>
