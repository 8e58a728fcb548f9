import { remembered } from './remembered'

/** Somebody, with everything that a git host and a Jira may both call them. */
export interface Person {
  readonly displayName: string
  readonly callNames: ReadonlySet<string>
}

/** Each name without separators, first initial and last name, and the parts in order of the alphabet. */
export function personOf(displayName: string, login = ''): Person {
  const callNames = new Set<string>()
  for (const name of [displayName, login]) {
    const parts = partsOf(name)
    callNames.add(parts.join(''))
    const last = parts.at(-1)
    if (parts.length < 2 || last === undefined) continue
    callNames.add(`${parts[0]?.[0]}${last}`)
    callNames.add([...parts].sort().join(''))
  }
  for (const name of callNames) if (name.length < 3) callNames.delete(name)
  return { displayName, callNames }
}

export function areSamePerson(one: Person | undefined, other: Person | undefined): boolean {
  if (!one || !other) return false
  for (const name of one.callNames) if (other.callNames.has(name)) return true
  return false
}

/** The same for one person and many: whoever is met again is not compared again. */
export function isPerson(one: Person): (other: Person | undefined) => boolean {
  const known = new Map<Person | undefined, boolean>()
  return (other) => {
    const before = known.get(other)
    if (before !== undefined) return before
    const isSame = areSamePerson(other, one)
    known.set(other, isSame)
    return isSame
  }
}

/** How alike somebody's names and another's are, from 0 to 1: the letter pairs that their most alike names share. */
export function nameLikenessTo(one: Person): (other: Person) => number {
  const names = [...one.callNames].filter((name) => !isAccount(name)).map(spelled)
  const likeness = remembered((name) => {
    if (isAccount(name)) return 0
    const other = spelled(name)
    return names.reduce((most, own) => Math.max(most, pairShare(own, other)), 0)
  })
  return ({ callNames }) => [...callNames].reduce((most, name) => Math.max(most, likeness(name)), 0)
}

/** The call name of a Jira account: who shares it is the same person, whatever the names say. */
export const accountName = (accountId: string) => `#${accountId}`

/** Whether it is known which Jira account is theirs. */
export const hasAccount = ({ callNames }: Person): boolean => [...callNames].some(isAccount)

export const isAccountOf = ({ callNames }: Person, accountId: string): boolean =>
  callNames.has(accountName(accountId))

const isAccount = (name: string) => name.startsWith('#')

interface Spelled {
  readonly name: string
  readonly pairs: ReadonlySet<string>
}

function pairShare(one: Spelled, other: Spelled): number {
  if (one.name === other.name) return 1
  if (one.name.length < 4 || other.name.length < 4) return 0
  let shared = 0
  for (const pair of other.pairs) if (one.pairs.has(pair)) shared++
  return (2 * shared) / (one.pairs.size + other.pairs.size)
}

function spelled(name: string): Spelled {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < name.length; at++) pairs.add(name.slice(at, at + 2))
  return { name, pairs }
}

const partsOf = (name: string) =>
  name
    .split(/[\s._@-]+/)
    .map((part) =>
      part
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, ''),
    )
    .filter((part) => part !== '')
