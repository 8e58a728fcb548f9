import type { Clock } from '../../clock'
import { Failure } from '../../failure'
import type { JiraAuth } from './jira-auth'

export interface SystemToken {
  readonly token: string
  readonly expiresAt: Date
}

interface ForgeAuthOptions {
  readonly baseUrl: string
  /** The freshest token that an invocation has brought, opened. */
  readonly findToken: () => Promise<SystemToken | undefined>
  readonly clock: Clock
}

/** A token this close to its end is not used any more: a slow call would arrive after it. */
const MARGIN_MS = 30_000

/**
 * An installation's system token lives at least 55 minutes and cannot be asked for: invocations and the five-minute
 * schedule bring new ones. Source: https://developer.atlassian.com/platform/forge/remote/essentials/
 */
export const forgeAuth = ({ baseUrl, findToken, clock }: ForgeAuthOptions): JiraAuth => ({
  baseUrl,
  async authorize() {
    const found = await findToken()
    if (!found || found.expiresAt.getTime() - MARGIN_MS < clock().getTime())
      throw new Failure(
        'jira-token-expired',
        'Jira has not sent a fresh token yet; the next one comes within 5 minutes.',
        {
          retryAfterSeconds: 60,
        },
      )
    return { authorization: `Bearer ${found.token}` }
  },
})
