import { Failure } from '../../../failure'
import { type KnownJiraPerson, readJiraPeople } from '../../../people/jira-people'
import { findAccount, type ListedAccount, listAccounts } from '../../../people/listed-accounts'
import { type Owner, ownerOf } from '../../../people/whose-account'
import type { DashboardTools } from '../dashboard-tools'

/** A git account and whose it is. */
export interface ShownPerson {
  readonly account: ListedAccount
  readonly owner: Owner
}

export interface ShownPeople {
  readonly shown: readonly ShownPerson[]
  readonly hasMore: boolean
  /** True where Jira did not answer, so that nobody is found by an address. */
  readonly lacksAddresses: boolean
}

export const PAGE = 25

/** One page of the accounts. Jira is asked about the addresses on it alone. */
export const readPeople = async (
  tools: DashboardTools,
  { text, page }: { readonly text: string; readonly page: number },
): Promise<ShownPeople> => {
  const { people, accounts } = await tools.database.withTenant(tools.tenantId, async (sql) => ({
    people: await readJiraPeople(sql),
    accounts: await listAccounts(sql, { text, from: page * PAGE, most: PAGE + 1 }),
  }))
  const listed = accounts.slice(0, PAGE)
  const found = await findByAddresses(tools, listed)
  const shown = listed.map((account) => ({
    account,
    owner: ownerOf(account, { people, byAddress: found?.get(account) }),
  }))
  return { shown, hasMore: accounts.length > PAGE, lacksAddresses: found === undefined }
}

/** One account, whose it is, and everybody it may be given to. */
export const readPerson = async (
  tools: DashboardTools,
  { connectionId, login }: { readonly connectionId: string; readonly login: string },
): Promise<(ShownPerson & { readonly people: readonly KnownJiraPerson[] }) | undefined> => {
  const { people, account } = await tools.database.withTenant(tools.tenantId, async (sql) => ({
    people: await readJiraPeople(sql),
    account: await findAccount(sql, connectionId, login),
  }))
  if (!account) return undefined
  const found = await findByAddresses(tools, [account])
  return { account, people, owner: ownerOf(account, { people, byAddress: found?.get(account) }) }
}

/** Undefined where Jira is not connected, or does not answer. */
const findByAddresses = async (
  { access, tenantId }: DashboardTools,
  accounts: readonly ListedAccount[],
): Promise<ReadonlyMap<ListedAccount, KnownJiraPerson> | undefined> => {
  const unsaid = accounts.filter(({ said, email }) => !said && email !== undefined)
  const found = new Map<ListedAccount, KnownJiraPerson>()
  if (unsaid.length === 0) return found
  try {
    const { jira } = await access.jiraOf(tenantId)
    for (const account of unsaid) {
      const person = await jira.findByEmail(account.email ?? '')
      if (person) found.set(account, { accountId: person.accountId, name: person.name })
    }
    return found
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return undefined
  }
}
