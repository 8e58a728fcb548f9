import { type Actor, audit } from '../../audit/audit'
import type { Clock } from '../../clock'
import { Failure } from '../../failure'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { wakeJobs } from '../../jobs/wake-jobs'
import { type Connection, connections } from '../connections'
import { stateAfterRefusal } from '../expiry'
import { hookRoutes } from '../hook-routes'
import { storeHook } from '../save-jira'
import { jiraSteps } from './jira/jira-steps'
import { storedForm } from './jira/stored-form'
import { openSeal, type Run, type RunTools } from './start-run'
import { outcomeOf, requireSameToken } from './stored-token'

export interface CheckTools extends RunTools {
  readonly fetch: SafeFetch
  readonly clock: Clock
  readonly mode: 'hosted' | 'self-managed'
  readonly address: string
  readonly isReachable: boolean
}

export interface CheckedAgain {
  readonly tenantId: string
  readonly actor: Actor
  readonly connection: Connection
}

/** The checks of a stored Jira. What they show is stored; a token that is refused is not used any more. */
export const checkRunOfJira = async (
  tools: CheckTools,
  { tenantId, actor, connection }: CheckedAgain,
): Promise<Run> => {
  const { database, fetch, clock, mode, address, isReachable } = tools
  const { connectionId } = connection
  const form = await storedForm(await openSeal(tools, tenantId), connection)
  if (!form || mode === 'hosted')
    throw new Failure('cannot-connect', 'This Jira is connected by its app: there is no token to check.')
  const knownHookIds = await database.withTenant(tenantId, (sql) => hookRoutes(sql).idsOf(connectionId))
  const checks = jiraSteps({ form, fetch, now: clock(), mode, address, isReachable, knownHookIds })
  return {
    tenantId,
    steps: checks.steps,
    undo: checks.undo,
    async save(sql, seal) {
      await requireSameToken(sql, connection)
      const { recognised, account, permissions, hook } = checks.found()
      const { id: accountId, name: accountName } = account
      await connections(sql).replaceToken(connectionId, {
        ...connection,
        ...recognised,
        accountId,
        accountName,
        permissions,
      })
      await storeHook(sql, seal, connectionId, { hook })
      await audit(sql).add({ actor, action: 'check-again', subject: form.host, after: { works: true } })
      await wakeJobs(sql)
      return connectionId
    },
    async fail(sql, ended) {
      const problem = ended.find(({ state }) => state === 'failed')?.problem?.id
      if (problem === 'token.refused' || problem === 'token.refusedDc')
        await connections(sql).noteRefusal(connection, {
          state: stateAfterRefusal(connection, clock()),
          reason: 'Jira did not accept this token.',
        })
      await audit(sql).add({ actor, action: 'check-again', subject: form.host, after: outcomeOf(ended) })
    },
  }
}
