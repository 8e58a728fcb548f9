import { jiraSteps } from '../connections/checks/jira/jira-steps'
import { checksOfProblems, readJiraForm } from '../connections/checks/jira/read-form'
import { refuseWhenHosted } from '../connections/checks/refuse-when-hosted'
import { startRun, startWrongRun } from '../connections/checks/start-run'
import { connections } from '../connections/connections'
import { addJira } from '../connections/save-jira'
import { Failure } from '../failure'
import type { Action } from './action'

/**
 * Begins to check a Jira that somebody typed. It is stored, with its token sealed, once every check has passed; until
 * then the token is in this process's memory alone.
 */
export const connectJira: Action<'connect-jira'> = async (tools, { tenantId, actor, request }) => {
  const { database, fetch, clock, mode, address, isReachable } = tools
  refuseWhenHosted(mode)
  if (await database.withTenant(tenantId, (sql) => connections(sql).findJira()))
    throw new Failure('cannot-connect', 'Jira is connected already. Replace its token instead.')
  const now = clock()
  const form = readJiraForm(request, now)
  if (!('baseUrl' in form)) return startWrongRun(tools, tenantId, checksOfProblems(form))
  const checks = jiraSteps({ form, fetch, now, mode, address, isReachable, knownHookIds: [] })
  return startRun(tools, {
    tenantId,
    steps: checks.steps,
    save: (sql, seal) => addJira(sql, seal, { actor, form, found: checks.found() }),
    undo: checks.undo,
  })
}
