import { accountName, type Person, personOf } from '../link-scoring/people'

/** Somebody as a Jira names them. */
export interface JiraName {
  /** Cloud's account id; on a Data Center the key that stays when somebody's name changes. */
  readonly id: string
  readonly name: string
  /** What they sign in with; a Data Center alone tells it. */
  readonly login?: string
}

/** The same person for whoever compares people: by account where both sides know it, else by names. */
export type PersonOfJira = (jiraName: JiraName) => Person

export const personOfJira: PersonOfJira = ({ id, name, login }) => ({
  displayName: name,
  callNames: new Set([...personOf(name, login).callNames, accountName(id)]),
})

const MOST_SEEN = 5_000

/** The same, once for each: the same few people stand in every issue of a project. */
export const createPersonOfJira = (): PersonOfJira => {
  const seen = new Map<string, Person>()
  return (jiraName) => {
    const asWritten = `${jiraName.id} ${jiraName.login ?? ''} ${jiraName.name}`
    const known = seen.get(asWritten)
    if (known) return known
    const person = personOfJira(jiraName)
    if (seen.size >= MOST_SEEN) seen.clear()
    seen.set(asWritten, person)
    return person
  }
}

/** A person of a git host of whom it is known which Jira account is theirs. */
export const knownInJira = (person: Person, accountId: string): Person => ({
  ...person,
  callNames: new Set([...person.callNames, accountName(accountId)]),
})
