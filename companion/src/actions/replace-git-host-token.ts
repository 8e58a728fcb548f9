import { gitHostRun } from '../connections/checks/git-host/git-host-run'
import { readGitHostForm } from '../connections/checks/git-host/read-git-host-form'
import { startRun, startWrongRun } from '../connections/checks/start-run'
import { connections } from '../connections/connections'
import { saveGitHostToken } from '../connections/save-git-host'
import { Failure } from '../failure'
import { getGitHost } from '../git-hosts/index'
import type { Action } from './action'

/**
 * Begins to check another token of a connected git host, at the address that it is connected by; the stored one stays in
 * use until every check has passed.
 */
export const replaceGitHostToken: Action<'replace-git-host-token'> = async (
  tools,
  { tenantId, actor, request },
) => {
  const { connectionId } = request
  const before = await tools.database.withTenant(tenantId, (sql) => connections(sql).find(connectionId))
  if (!before || before.host === 'jira')
    throw new Failure('not-there', 'This git host is not connected any more. Nothing was changed.')
  const gitHost = getGitHost(before.host)
  const form = readGitHostForm(gitHost, { ...request, url: before.baseUrl }, tools.clock())
  if ('wrong' in form) return startWrongRun(tools, tenantId, form.wrong)
  const { steps, getFound } = gitHostRun(tools, gitHost, form)
  return startRun(tools, {
    tenantId,
    steps,
    save: (sql, seal) => saveGitHostToken(sql, seal, { actor, form, found: getFound(), before }),
  })
}
