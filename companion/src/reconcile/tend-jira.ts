import { connections } from '../connections/connections'
import { Failure, passesLater } from '../failure'
import { describe, type Log } from '../log'
import { type TendWebhookOptions, tendJiraWebhook } from './tend-jira-webhook'

export interface TendOptions extends TendWebhookOptions {
  readonly log: Log
  /** False where Jira cannot reach us: there is no webhook then. */
  readonly isReachable: boolean
}

interface Tended {
  readonly tenantId: string
  readonly connectionId: string
}

/** Looks after a Jira by OAuth, every few minutes: its access is renewed early, and its webhook kept. */
export const createTendJira =
  (options: TendOptions) =>
  async ({ tenantId, connectionId }: Tended): Promise<void> => {
    const { access, database, log, isReachable } = options
    const { oauth } = access
    const connection = await database.withTenant(tenantId, (sql) => connections(sql).find(connectionId))
    if (!oauth || connection?.mode !== 'oauth') return
    try {
      await oauth.renewEarly(tenantId, connectionId)
      if (isReachable) await tendJiraWebhook(options, { tenantId, connection, oauth })
    } catch (error) {
      if (!passesLater(error) && !isRefused(error)) throw error
      const about = { tenant: tenantId, connection: connectionId }
      log.warn({ ...about, ...describe(error) }, 'looking after Jira broke off')
    }
  }

/** A webhook that Jira does not take: what happens is found by asking. */
const isRefused = (error: unknown) => error instanceof Failure && error.code === 'jira-refused'
