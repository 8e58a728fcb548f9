import type { Reading } from './reading'

/** More than this many are never worth a closer look: the true reviewer is among them in 99 of 100 cases. */
const mostCandidates = 60

/**
 * Who may come first: the people whose part in the paths, in all reviews and in the author's is greatest. One that is
 * known from nothing but an issue is added by the caller.
 */
export function candidatesOf(reading: Reading, isAsked: (person: string) => boolean): readonly string[] {
  const rough = new Map<string, number>()
  const add = (person: string, amount: number) => {
    if (isAsked(person)) rough.set(person, (rough.get(person) ?? 0) + amount)
  }
  for (const { weight, tally } of reading.places) {
    const whole = 1 + tally.reviewed + 0.6 * tally.authored
    for (const person of tally.people.keys()) {
      const own = tally.reviewedBy(person) + 0.6 * tally.authoredBy(person)
      add(person, (weight * own) / whole / (reading.files.length * 2))
    }
  }
  for (const person of reading.season.people.keys())
    add(person, (0.5 * reading.season.reviewedBy(person)) / (1 + reading.season.reviewed))
  for (const person of reading.author.people.keys())
    add(person, (0.7 * reading.author.reviewedBy(person)) / (0.1 + reading.author.reviewed))
  for (const { tally } of reading.issues) for (const person of tally.people.keys()) add(person, 0.1)
  return [...rough]
    .filter(([, amount]) => amount > 0)
    .sort(([one, amount], [other, otherAmount]) => otherAmount - amount || (one < other ? -1 : 1))
    .slice(0, mostCandidates)
    .map(([person]) => person)
}
