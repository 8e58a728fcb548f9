import { rarity, saturated } from './bm25'
import type { IssueText } from './issue-text'

/** A word that stands in issues, and what its full weight in one is worth. */
export interface WeighedWord {
  readonly word: string
  /** In how many issues it stands. */
  readonly count: number
  readonly worth: number
}

/** The words that stand in any issue, the worthiest first. */
export const weighWords = (
  words: ReadonlyMap<string, number>,
  countOf: ReadonlyMap<string, number>,
  issueCount: number,
): readonly WeighedWord[] =>
  [...words]
    .map(([word, weight]) => ({ word, weight, count: countOf.get(word) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ word, weight, count }) => ({ word, count, worth: weight * rarity(issueCount, count) }))
    .sort((a, b) => b.worth - a.worth)

/** So many words are looked up at most: many words of a pull request stand in every other issue. */
const MOST_WORDS = 40
const LEAST_WORDS = 10
/** A word is left out that would make all of them stand in more places than these. */
const MOST_PLACES = 3_000

/** Those by which issues are found; a closer look at these issues then counts all words. */
export const worthLookingUp = (words: readonly WeighedWord[]): readonly WeighedWord[] => {
  const chosen: WeighedWord[] = []
  let places = 0
  for (const word of words) {
    if (chosen.length === MOST_WORDS) break
    if (chosen.length >= LEAST_WORDS && places + word.count > MOST_PLACES) continue
    chosen.push(word)
    places += word.count
  }
  return chosen
}

/** So many issues have a closer look, where this many of them are wanted. */
export const closerLooks = (limit: number): number => Math.min(300, limit + 40)

export interface Within {
  readonly within: 'text' | 'summary'
  readonly meanLength: number
}

/** What the full weight of each word is worth. */
export const worthsOf = (words: readonly WeighedWord[]): ReadonlyMap<string, number> =>
  new Map(words.map(({ word, worth }) => [word, worth]))

/** BM25 of an issue over all words. */
export const scoreOf = (
  text: IssueText,
  worths: ReadonlyMap<string, number>,
  { within, meanLength }: Within,
): number => {
  const length = (within === 'text' ? text.length : text.summary.size) / meanLength
  let score = 0
  for (const word of within === 'text' ? text.words.keys() : text.summary) {
    const worth = worths.get(word)
    const times = within === 'text' ? (text.words.get(word) ?? 0) : 1
    if (worth !== undefined) score += worth * saturated(times, length)
  }
  return score
}
