import { findOwnAccounts } from '../connections/find-own-accounts'
import { hostNameOf } from '../connections/host-name'
import { optOuts } from '../people/opt-outs'
import { ownAccounts } from '../people/own-accounts'
import type { Action } from './action'

/** What a person is shown in their own settings. */
export const readGitAccounts: Action<'read-git-accounts'> = async (tools, { tenantId, request }) => {
  const { accountId } = request
  const accounts = await findOwnAccounts(tools, tenantId, accountId)
  return tools.database.withTenant(tenantId, async (sql) => {
    const { isEverywhere, repositoryIds } = await optOuts(sql).find(accountId)
    return {
      accounts: accounts.map(({ connectionId, host, baseUrl, login, saidBy }) => ({
        ...{ connectionId, host, hostName: hostNameOf(baseUrl), login },
        how: saidBy === undefined ? ('address' as const) : ('said' as const),
        ...(saidBy !== undefined && { saidBy }),
      })),
      isSuggested: !isEverywhere,
      repositories: (await ownAccounts(sql).placesOf(accounts)).map(({ repositoryId, name }) => ({
        ...{ repositoryId, name, isSuggested: !repositoryIds.has(repositoryId) },
      })),
    }
  })
}
