import type { KnownJiraPerson } from './jira-people'
import type { ListedAccount } from './listed-accounts'

/** Whose a git account is, and how that is known. The same name is a hint, and no proof. */
export type Owner =
  | { readonly how: 'said'; readonly person: KnownJiraPerson; readonly by: string; readonly at: Date }
  | { readonly how: 'address' | 'name'; readonly person: KnownJiraPerson }
  | { readonly how: 'nobody' }

interface Known {
  readonly people: readonly KnownJiraPerson[]
  /** Whom Jira finds by the address that the host shows. */
  readonly byAddress: KnownJiraPerson | undefined
}

/** What a person said counts first, then an address that both sides show, then a name that exactly one person has. */
export const ownerOf = (account: ListedAccount, { people, byAddress }: Known): Owner => {
  const { said, ruledOut, name } = account
  if (said) {
    const person = people.find(({ accountId }) => accountId === said.accountId)
    const named = person ?? { accountId: said.accountId, name: said.accountId }
    return { how: 'said', person: named, by: said.by, at: said.at }
  }
  if (byAddress && !ruledOut.includes(byAddress.accountId)) return { how: 'address', person: byAddress }
  const alike = people.filter((person) => person.name.trim().toLowerCase() === name.trim().toLowerCase())
  const [only] = alike
  if (alike.length !== 1 || !only || ruledOut.includes(only.accountId)) return { how: 'nobody' }
  return { how: 'name', person: only }
}
