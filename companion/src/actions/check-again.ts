import { checkRunOfGitHost } from '../connections/checks/check-run-of-git-host'
import { checkRunOfJira } from '../connections/checks/check-run-of-jira'
import { checkRunOfOAuth } from '../connections/checks/check-run-of-oauth'
import { startRun } from '../connections/checks/start-run'
import { type Connection, connections } from '../connections/connections'
import { Failure } from '../failure'
import type { Action } from './action'

/** Begins to run the checks of a stored connection again. What they show of it is stored in the end. */
export const checkAgain: Action<'check-again'> = async (tools, asked) => {
  const { tenantId, request } = asked
  const connection = await tools.database.withTenant(tenantId, (sql) =>
    connections(sql).find(request.connectionId),
  )
  if (!connection) throw new Failure('not-there', 'This connection is there no longer. Nothing was changed.')
  return startRun(tools, await runOf(connection)(tools, { tenantId, actor: asked.actor, connection }))
}

const runOf = ({ host, mode }: Connection) => {
  if (host !== 'jira') return checkRunOfGitHost
  return mode === 'oauth' ? checkRunOfOAuth : checkRunOfJira
}
