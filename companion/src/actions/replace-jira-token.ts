import { jiraSteps } from '../connections/checks/jira/jira-steps'
import { checksOfProblems, readJiraForm } from '../connections/checks/jira/read-form'
import { refuseWhenHosted } from '../connections/checks/refuse-when-hosted'
import { startRun, startWrongRun } from '../connections/checks/start-run'
import { connections } from '../connections/connections'
import { hookRoutes } from '../connections/hook-routes'
import { replaceJira } from '../connections/save-jira'
import { Failure } from '../failure'
import type { Action } from './action'

/** Begins to check another token of a connected Jira; the stored one stays in use until every check has passed. */
export const replaceJiraToken: Action<'replace-jira-token'> = async (tools, { tenantId, actor, request }) => {
  const { database, fetch, clock, mode, address, isReachable } = tools
  refuseWhenHosted(mode)
  const { connectionId } = request
  const [before, hookIds] = await database.withTenant(tenantId, async (sql) => [
    await connections(sql).find(connectionId),
    await hookRoutes(sql).idsOf(connectionId),
  ])
  if (before?.host !== 'jira' || before.mode === 'forge' || before.mode === 'oauth')
    throw new Failure('not-there', 'This Jira is not connected by a token any more. Nothing was changed.')
  const now = clock()
  const form = readJiraForm(request, now)
  if (!('baseUrl' in form)) return startWrongRun(tools, tenantId, checksOfProblems(form))
  const knownHookIds = form.baseUrl === before.baseUrl ? hookIds : []
  const checks = jiraSteps({ form, fetch, now, mode, address, isReachable, knownHookIds })
  return startRun(tools, {
    tenantId,
    steps: checks.steps,
    save: (sql, seal) => replaceJira(sql, seal, { actor, form, found: checks.found(), before }),
    undo: checks.undo,
  })
}
