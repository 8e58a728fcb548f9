import { audit } from '../audit/audit'
import { findOwnAccounts } from '../connections/find-own-accounts'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { suggestAgainAbout } from '../jobs/suggest-again'
import { optOuts } from '../people/opt-outs'
import type { OwnAccount } from '../people/own-accounts'
import { personMatches } from '../people/person-matches'
import { repositories } from '../pull-requests/repositories'
import type { Action } from './action'

/**
 * Whether somebody may be suggested as a reviewer from now on. Who opts out has looked at the accounts that are known as
 * theirs: those count as theirs from then on, so that no later change of an address brings them back.
 */
export const allowSuggesting: Action<'allow-suggesting'> = async (tools, { tenantId, actor, request }) => {
  const { accountId, repositoryId, isAllowed } = request
  const accounts = await findOwnAccounts(tools, tenantId, accountId)
  return tools.database.withTenant(tenantId, async (sql) => {
    const subject = await placeOf(sql, repositoryId)
    const before = await optOuts(sql).find(accountId)
    await optOuts(sql).set(accountId, repositoryId, !isAllowed)
    if (!isAllowed) await keep(sql, accounts, accountId, actor.name)
    await suggestAgainAbout(sql, tenantId, accounts)
    const wasOut = repositoryId ? before.repositoryIds.has(repositoryId) : before.isEverywhere
    await audit(sql).add({
      ...{ actor, action: 'allow-suggesting', subject },
      before: { accountId, isAllowed: !wasOut },
      after: { accountId, isAllowed },
    })
    return { done: true }
  })
}

/** What the change is about, in words. Throws `not-there` for a repository that is gone. */
const placeOf = async (sql: TenantSql, repositoryId: string | undefined): Promise<string> => {
  if (repositoryId === undefined) return 'all repositories'
  const name = await repositories(sql).lock(repositoryId)
  if (name !== undefined) return name
  throw new Failure('not-there', 'This repository is not connected any more. Nothing was changed.')
}

const keep = async (
  sql: TenantSql,
  accounts: readonly OwnAccount[],
  accountId: string,
  decidedBy: string,
): Promise<void> => {
  for (const { connectionId, login, saidBy } of accounts)
    if (saidBy === undefined)
      await personMatches(sql).decide(connectionId, { login, accountId, isSame: true }, decidedBy)
}
