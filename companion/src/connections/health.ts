import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { Failure, type FailureCode } from '../failure'
import { type Connection, connections } from './connections'
import { isTyped, stateAfterRefusal } from './expiry'
import { oauthTokens } from './oauth/oauth-tokens'

interface HealthOptions {
  readonly database: Database
  readonly clock: Clock
}

/** A connection as it was when its client was opened, with the token that its calls use. */
interface Watched {
  readonly tenantId: string
  readonly connection: Connection
}

const refusals: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'jira-token-refused',
  'git-host-token-refused',
])

/** A good call is written down this often at most, by each process. */
const NOTED_MS = 60_000
const MOST_NOTED = 10_000

/**
 * Writes down what calls show of their connection: that it works, or that the other side refuses its token, which then
 * stops every further call at once. A Forge token that is refused is soon followed by another, so nothing stops.
 */
export const createHealth = ({ database, clock }: HealthOptions) => {
  const noted = new Map<string, number>()

  const noteOk = async (tenantId: string, { connectionId }: Connection) => {
    const now = clock().getTime()
    if ((noted.get(connectionId) ?? 0) + NOTED_MS > now) return
    if (noted.size >= MOST_NOTED) noted.clear()
    noted.set(connectionId, now)
    await database.withTenant(tenantId, (sql) => connections(sql).noteOk(connectionId))
  }

  const noteRefusal = async (tenantId: string, connection: Connection, reason: string) => {
    noted.delete(connection.connectionId)
    const state = stateAfterRefusal(connection, clock())
    await database.withTenant(tenantId, (sql) => connections(sql).noteRefusal(connection, { state, reason }))
  }

  /** An access token by OAuth is renewed; the renewal then shows whether the access has ended. */
  const distrust = async (tenantId: string, { connectionId }: Connection, reason: string) => {
    noted.delete(connectionId)
    await database.withTenant(tenantId, (sql) => oauthTokens(sql).distrust(connectionId, reason))
  }

  const noteRefused = async (tenantId: string, connection: Connection, reason: string) => {
    if (connection.mode === 'oauth') await distrust(tenantId, connection, reason)
    if (isTyped(connection.mode)) await noteRefusal(tenantId, connection, reason)
  }

  return {
    /** The same client, whose calls tell how its connection is. What cannot be written down stops no call. */
    noting<T extends object>({ tenantId, connection }: Watched, client: T): T {
      const noting = Object.entries(client).map(([name, ask]) => [
        name,
        async (...given: readonly unknown[]) => {
          try {
            const answer: unknown = await ask(...given)
            await noteOk(tenantId, connection).catch(() => {})
            return answer
          } catch (error) {
            if (isRefusal(error)) await noteRefused(tenantId, connection, error.message).catch(() => {})
            throw error
          }
        },
      ])
      return Object.fromEntries(noting)
    },
  }
}

const isRefusal = (error: unknown): error is Failure => error instanceof Failure && refusals.has(error.code)
