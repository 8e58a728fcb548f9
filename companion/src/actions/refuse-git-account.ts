import { audit } from '../audit/audit'
import { findOwnAccounts } from '../connections/find-own-accounts'
import { hostNameOf } from '../connections/host-name'
import { Failure } from '../failure'
import { suggestAgainAbout } from '../jobs/suggest-again'
import { personMatches } from '../people/person-matches'
import type { Action } from './action'

/** Says that a git account is somebody else's, whatever address it shows and whoever said otherwise. */
export const refuseGitAccount: Action<'refuse-git-account'> = async (tools, { tenantId, actor, request }) => {
  const { accountId, connectionId, login } = request
  const own = (await findOwnAccounts(tools, tenantId, accountId)).find(
    (each) => each.connectionId === connectionId && each.login === login,
  )
  if (!own)
    throw new Failure('not-there', 'This account is not known as yours any more. Nothing was changed.')
  return tools.database.withTenant(tenantId, async (sql) => {
    await personMatches(sql).decide(connectionId, { login, accountId, isSame: false }, actor.name)
    await suggestAgainAbout(sql, tenantId, [own])
    const subject = `${hostNameOf(own.baseUrl)}: ${login}`
    await audit(sql).add({ actor, action: 'refuse-git-account', subject, after: { login, accountId } })
    return { done: true }
  })
}
