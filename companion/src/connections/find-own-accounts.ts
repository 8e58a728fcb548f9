import type { Database } from '../database/database'
import { type OwnAccount, ownAccounts } from '../people/own-accounts'
import type { Access } from './access'

interface Looking {
  readonly database: Database
  readonly access: Access
}

/** The git accounts of somebody of Jira, which is asked for the address that it lets this connection see. */
export const findOwnAccounts = async (
  { database, access }: Looking,
  tenantId: string,
  accountId: string,
): Promise<readonly OwnAccount[]> => {
  const { jira } = await access.jiraOf(tenantId)
  const person = await jira.findPerson(accountId)
  return database.withTenant(tenantId, (sql) => ownAccounts(sql).find(accountId, person?.email))
}
