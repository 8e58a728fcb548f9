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

/** How alike two people's names are, from 0 to 1: the letter pairs that their most alike names share. */
export function nameLikeness(one: Person, other: Person): number {
  let most = 0
  for (const a of one.callNames)
    for (const b of other.callNames)
      if (!isAccount(a) && !isAccount(b)) most = Math.max(most, pairShare(a, b))
  return most
}

/** The call name of a Jira account: who shares it is the same person, whatever the names say. */
export const accountName = (accountId: string) => `#${accountId}`

const isAccount = (name: string) => name.startsWith('#')

function pairShare(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 4 || b.length < 4) return 0
  const pairs = pairsOf(a)
  const others = pairsOf(b)
  let shared = 0
  for (const pair of others) if (pairs.has(pair)) shared++
  return (2 * shared) / (pairs.size + others.size)
}

function pairsOf(name: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < name.length; at++) pairs.add(name.slice(at, at + 2))
  return pairs
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
