import type { Database } from '../database/database'
import type { GitAccount } from '../features/reviewing-tools'
import type { GitHostClient } from '../git-hosts/git-host'
import { gitAccounts } from '../people/git-accounts'
import type { LocatedPullRequest } from '../pull-requests/pull-requests'

/** Names and addresses change seldom. */
const ACCOUNT_AGE_MS = 14 * 24 * 60 * 60 * 1_000

interface AskingAccounts {
  readonly database: Database
  readonly client: GitHostClient
  readonly tenantId: string
  readonly located: LocatedPullRequest
  readonly now: Date
}

/** What is not known of late is asked; an account that is gone is left out. */
export const readAccounts = async (
  { database, client, tenantId, located, now }: AskingAccounts,
  logins: readonly string[],
): Promise<readonly GitAccount[]> => {
  const { connectionId } = located
  const since = new Date(now.getTime() - ACCOUNT_AGE_MS)
  const known = await database.withTenant(tenantId, (sql) =>
    gitAccounts(sql).seen(connectionId, logins, since),
  )
  const found: GitAccount[] = [...known]
  for (const login of logins.filter((each) => !known.some((account) => account.login === each))) {
    const account = await client.findPerson(login)
    if (!account) continue
    await database.withTenant(tenantId, (sql) => gitAccounts(sql).save(connectionId, account))
    found.push(account)
  }
  return found
}
