import type { JiraPerson } from '../../jira/stakeholders'
import type { GitAccount, PersonDecision } from '../reviewing-tools'

export interface PeopleMatch {
  /** Logins of those whose account on the git host is known, by Jira's account id. */
  readonly logins: ReadonlyMap<string, string>
  /** Accounts that only have the same name, by Jira's account id. */
  readonly hints: ReadonlyMap<string, GitAccount>
}

/**
 * Who is who. What a person said counts first, then an address that both sides show. The same name is a hint where
 * exactly one account has it, and never more.
 */
export const matchPeople = (
  people: readonly JiraPerson[],
  accounts: readonly GitAccount[],
  decisions: readonly PersonDecision[],
): PeopleMatch => {
  const logins = new Map<string, string>()
  const hints = new Map<string, GitAccount>()
  const persons = accounts.filter(({ isBot }) => !isBot)
  for (const person of people) {
    const { accountId } = person
    const isRefused = ({ login }: GitAccount) =>
      decisions.some((each) => !each.isSame && each.login === login && each.accountId === accountId)
    const said = decisions.find((each) => each.isSame && each.accountId === accountId)?.login
    const candidates = persons.filter((account) => !isRefused(account))
    const byAddress = only(candidates.filter(({ email }) => isSame(email, person.email)))
    const login = said ?? byAddress?.login
    if (login !== undefined) logins.set(accountId, login)
    const byName = only(candidates.filter(({ name }) => isSame(name, person.name)))
    if (login === undefined && byName) hints.set(accountId, byName)
  }
  return { logins, hints }
}

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase()

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)
