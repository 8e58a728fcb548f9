import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import type { GitHostClient } from '../git-hosts/git-host'
import { getGitHost } from '../git-hosts/index'
import { forgeAuth } from '../jira/auth/forge'
import type { Jira } from '../jira/jira'
import { jiraOverRest } from '../jira/jira-over-rest'
import { writtenIssue } from '../jira/limit-scope'
import { tenants } from '../tenants/tenants'
import { type Connection, connections, tokenPlace } from './connections'
import { createPauses } from './pauses'
import type { Keyring } from './seal'

interface AccessOptions {
  readonly database: Database
  readonly keyring: Keyring
  readonly fetch: SafeFetch
  readonly clock: Clock
}

/** Opens a tenant's stored connections for use. */
export const createAccess = ({ database, keyring, fetch, clock }: AccessOptions) => {
  const pauses = createPauses(database, clock)

  const openToken = async (tenantId: string, connection: Connection): Promise<string> => {
    if (!connection.sealedToken)
      throw new Failure('jira-token-expired', 'There is no token yet.', { retryAfterSeconds: 60 })
    const wrapped = await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey())
    const seal = await keyring.openTenant(tenantId, wrapped)
    return seal.unseal(connection.sealedToken, tokenPlace(connection.connectionId))
  }

  /** The token is read again for each call: the schedule may have brought a fresher one. */
  const findSystemToken = async (tenantId: string) => {
    const connection = await database.withTenant(tenantId, (sql) => connections(sql).findJira())
    if (!connection?.sealedToken || !connection.tokenExpiresAt) return undefined
    return { token: await openToken(tenantId, connection), expiresAt: connection.tokenExpiresAt }
  }

  return {
    /** Throws `jira-not-connected` while the tenant has no Jira. */
    async jiraOf(tenantId: string): Promise<{ readonly connectionId: string; readonly jira: Jira }> {
      const connection = await database.withTenant(tenantId, (sql) => connections(sql).findJira())
      if (!connection)
        throw new Failure('jira-not-connected', 'No Jira is connected yet.', { retryAfterSeconds: 300 })
      const auth = forgeAuth({
        baseUrl: connection.baseUrl,
        findToken: () => findSystemToken(tenantId),
        clock,
      })
      const { connectionId } = connection
      const paused = { tenantId, connectionId, scopeOf: writtenIssue }
      const jira = jiraOverRest(auth, pauses.respecting(paused, fetch))
      return { connectionId, jira: pauses.noting(paused, jira) }
    },

    /** Throws `config-invalid` when the connection is gone. */
    async gitHostOf(tenantId: string, connectionId: string): Promise<GitHostClient> {
      const connection = await database.withTenant(tenantId, (sql) => connections(sql).find(connectionId))
      if (!connection) throw new Failure('config-invalid', 'The connection of this delivery was removed.')
      const token = await openToken(tenantId, connection)
      const paused = { tenantId, connectionId }
      const { host, baseUrl } = connection
      const respecting = pauses.respecting(paused, fetch)
      return pauses.noting(paused, getGitHost(host).createClient({ baseUrl, token, fetch: respecting }))
    },
  }
}

export type Access = ReturnType<typeof createAccess>
