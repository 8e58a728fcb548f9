import type { Access } from '../connections/access'
import { Failure, passesLater } from '../failure'
import { describe, type Log } from '../log'

export interface TendOptions {
  readonly access: Pick<Access, 'oauth'>
  readonly log: Log
}

interface Tended {
  readonly tenantId: string
  readonly connectionId: string
}

/** Looks after a Jira by OAuth, every few minutes: renews its access before a call has to wait for it. */
export const createTendJira =
  ({ access, log }: TendOptions) =>
  async ({ tenantId, connectionId }: Tended): Promise<void> => {
    try {
      await access.oauth?.renewEarly(tenantId, connectionId)
    } catch (error) {
      if (!passesLater(error)) throw error
      const about = { tenant: tenantId, connection: connectionId }
      const ended = error instanceof Failure && error.code === 'jira-token-expired'
      log.warn({ ...about, ...describe(error) }, ended ? 'Atlassian gives no access' : 'no renewal yet')
    }
  }
