/**
 * How much two texts share, from 0 to 1, by their pairs of neighbouring signs: twice those in both, by those of each.
 * Case and blanks do not count. Source: Dice's coefficient on bigrams.
 */
export const likeness = (one: string, other: string): number => {
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  if (pairs.length + others.length === 0) return 1
  const left = new Map<string, number>()
  for (const pair of others) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of pairs) {
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    left.set(pair, count - 1)
    shared += 1
  }
  return (2 * shared) / (pairs.length + others.length)
}

const LONGEST_TEXT = 300

const pairsOf = (text: string): readonly string[] => {
  const signs = text.slice(0, LONGEST_TEXT).toLowerCase().replace(/\s+/g, ' ').trim()
  return Array.from({ length: Math.max(0, signs.length - 1) }, (_, at) => signs.slice(at, at + 2))
}
