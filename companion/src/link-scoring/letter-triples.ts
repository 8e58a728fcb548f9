/** Three letters at a time, across words, each as one number, in order: alike for spellings that no stem brings together. */
export type LetterTriples = Uint16Array

export function letterTriplesOf(text: string): LetterTriples {
  const letters = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .slice(0, MOST_LETTERS)
  const numbers = Array.from(letters, numberOf)
  const triples = new Set<number>()
  for (let at = 2; at < numbers.length; at++)
    triples.add(((numbers[at - 2] ?? 0) * LETTERS + (numbers[at - 1] ?? 0)) * LETTERS + (numbers[at] ?? 0))
  return Uint16Array.from(triples).sort()
}

/** How many of all that stand in either stand in both, from 0 to 1. */
export function shareOfTriples(one: LetterTriples, other: LetterTriples): number {
  let [shared, at, otherAt] = [0, 0, 0]
  while (at < one.length && otherAt < other.length) {
    const difference = (one[at] as number) - (other[otherAt] as number)
    if (difference === 0) shared++
    if (difference <= 0) at++
    if (difference >= 0) otherAt++
  }
  return shared === 0 ? 0 : shared / (one.length + other.length - shared)
}

/** All that three letters, digits or spaces may be. */
export const TRIPLES = 37 ** 3

const LETTERS = 37
const MOST_LETTERS = 202
const numberOf = (letter: string) => (letter === ' ' ? 36 : Number.parseInt(letter, 36))
