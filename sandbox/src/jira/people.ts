import type { PermissionKey } from './permission-keys'

/** Somebody of the site. */
export interface Person {
  readonly accountId: string
  /** The name with which somebody signs in to a Data Center. */
  readonly name: string
  readonly displayName: string
  /** Undefined where the site does not show it. */
  readonly emailAddress: string | undefined
  /** On Cloud most people hide their address from others. */
  readonly showsAddress?: boolean
  readonly accountType: 'atlassian' | 'app'
  /** Ids of the projects this person may see. */
  readonly browses: readonly string[]
  readonly permissions: readonly PermissionKey[]
}

const shop = '10000'
const ops = '10001'

const member: readonly PermissionKey[] = [
  'BROWSE_PROJECTS',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'CREATE_ISSUES',
]

const developer: readonly PermissionKey[] = [
  ...member,
  'EDIT_ISSUES',
  'LINK_ISSUES',
  'TRANSITION_ISSUES',
  'VIEW_DEV_TOOLS',
]

const person = (
  name: string,
  accountId: string,
  displayName: string,
  permissions: readonly PermissionKey[],
  browses: readonly string[] = [shop, ops],
): Person => ({
  accountId,
  name,
  displayName,
  emailAddress: `${name}@acme.example`,
  accountType: 'atlassian',
  permissions,
  browses,
})

export const mina = person('mina', '712020:5b1c-mina', 'Mina Sato', developer)
/** Lets everybody see her address, in Jira and on the git host: so she is known to be one person. */
export const dana: Person = {
  ...person('dana', '712020:9e40-dana', 'Dana Ortiz', developer),
  showsAddress: true,
}
/** Reports bugs of the shop: sees no development information, and no other project. */
export const ira = person('ira', '712020:2f7d-ira', 'Ira Lindqvist', member, [shop])
export const olu = person('olu', '712020:c83a-olu', 'Olu Adeyemi', [
  ...developer,
  'ADMINISTER',
  'ADMINISTER_PROJECTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_ISSUES',
  'EDIT_ALL_COMMENTS',
])

/** The account under which the Forge app itself acts. */
export const appAccount: Person = {
  accountId: '557058:f1d2-throughline',
  name: 'throughline',
  displayName: 'Throughline',
  emailAddress: undefined,
  accountType: 'app',
  browses: [shop, ops],
  permissions: developer,
}

export const people: readonly Person[] = [mina, dana, ira, olu, appAccount]

/** Who calls without a token, or on Cloud with a wrong one: may see that the site is there, and nothing of it. */
export const anonymous: Person = {
  accountId: '',
  name: '',
  displayName: '',
  emailAddress: undefined,
  accountType: 'atlassian',
  browses: [],
  permissions: [],
}

/** The person with this account id. Throws when the site has none. */
export const getPerson = (accountId: string): Person => {
  const found = people.find((each) => each.accountId === accountId)
  if (!found) throw new Error(`The sandbox's Jira has no account ${accountId}.`)
  return found
}

/** The person who signs in to the Data Center with this name. Throws when it has none. */
export const getPersonNamed = (name: string): Person => {
  const found = people.find((each) => each.name === name)
  if (!found) throw new Error(`The sandbox's Jira has nobody named ${name}.`)
  return found
}

/** The key with which a Data Center names a person for ever, whatever the name becomes. */
export const userKeyOf = ({ accountId }: Person): string =>
  `JIRAUSER${10_100 + people.findIndex((each) => each.accountId === accountId)}`
