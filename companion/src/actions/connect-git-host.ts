import { gitHostRun } from '../connections/checks/git-host/git-host-run'
import { readGitHostForm } from '../connections/checks/git-host/read-git-host-form'
import { startRun, startWrongRun } from '../connections/checks/start-run'
import { connections } from '../connections/connections'
import { connectedAlready, saveGitHost } from '../connections/save-git-host'
import { getGitHost } from '../git-hosts/index'
import type { Action } from './action'

/**
 * Begins to check a git host that somebody typed. It is stored, with its token sealed, once every check has passed; until
 * then the token is in this process's memory alone. Throws `cannot-connect` for an address that is connected already.
 */
export const connectGitHost: Action<'connect-git-host'> = async (tools, { tenantId, actor, request }) => {
  const gitHost = getGitHost(request.host)
  const form = readGitHostForm(gitHost, request, tools.clock())
  if ('wrong' in form) return startWrongRun(tools, tenantId, form.wrong)
  const present = await tools.database.withTenant(tenantId, (sql) => connections(sql).list())
  if (present.some(({ baseUrl }) => baseUrl === form.baseUrl)) throw connectedAlready(form.host)
  const { steps, getFound } = gitHostRun(tools, gitHost, form)
  return startRun(tools, {
    tenantId,
    steps,
    save: (sql, seal) => saveGitHost(sql, seal, { actor, form, found: getFound(), gitHost: gitHost.id }),
  })
}
