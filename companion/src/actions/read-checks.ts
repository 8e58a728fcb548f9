import { checkRuns } from '../connections/check-runs'
import { readRun } from '../connections/checks/read-run'
import { openSeal } from '../connections/checks/start-run'
import { Failure } from '../failure'
import type { Action } from './action'

/** How far a run of checks is, whichever process it runs in. */
export const readChecks: Action<'read-checks'> = async (tools, { tenantId, request }) => {
  const stored = await tools.database.withTenant(tenantId, (sql) => checkRuns(sql).find(request.runId))
  if (!stored) throw new Failure('not-there', 'These checks are too old to be shown. Start them again.')
  return readRun(await openSeal(tools, tenantId), stored)
}
