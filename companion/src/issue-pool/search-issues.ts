import { B, K1, rarity, saturated } from '../link-scoring/bm25'
import type { OpenIssue } from '../link-scoring/open-issue'
import type { Read } from './in-one-transaction'
import type { KnownScope } from './pool-scope'

/** So many words are looked up at most, those that weigh most: many words of a pull request stand in every issue. */
const MOST_WORDS = 40
const LEAST_WORDS = 10
/** A word is left out that would make all of them stand in more issues than these. */
const MOST_PLACES = 3_000
/** So many issues are scored exactly at most. */
const MOST_ROWS = 300

/** A word that stands in issues, and what its full weight in one is worth. */
export interface WeighedWord {
  readonly word: string
  readonly count: number
  readonly worth: number
}

export interface Search {
  readonly scope: KnownScope
  /** In order of their worth. */
  readonly words: readonly WeighedWord[]
  readonly within: 'text' | 'summary'
  readonly limit: number
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

/** Jira's ids of the issues in which the words that weigh most stand, the best by these words first. */
export const findIssueIds = async (
  read: Read,
  { scope, words, within, limit }: Search,
): Promise<readonly string[]> => {
  const chosen = worthLookingUp(words).flatMap(({ word, worth }) =>
    scope.tokensOf.map((token) => [token(within, word), worth] as const),
  )
  if (chosen.length === 0) return []
  const tokens = chosen.map(([token]) => token)
  const worths = chosen.map(([, worth]) => worth)
  const most = Math.min(MOST_ROWS, limit + 40)
  const rows = await read(
    (sql) => sql<{ issueId: string }[]>`
      select issue_id as "issueId" from find_open_issues(${tokens}::bigint[], ${worths}::float8[], ${within},
        ${meanLength(scope, within)}, ${K1}, ${B}, ${[...scope.excluded]}, ${most})`,
  )
  return rows.map(({ issueId }) => issueId)
}

const worthLookingUp = (words: readonly WeighedWord[]): readonly WeighedWord[] => {
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

/** BM25 over all words, the common ones, too. */
export const scoreOf = ({ text }: OpenIssue, { scope, words, within }: Search): number => {
  const length = (within === 'text' ? text.length : text.summary.size) / meanLength(scope, within)
  let score = 0
  for (const { word, worth } of words) {
    const times = within === 'text' ? (text.words.get(word) ?? 0) : Number(text.summary.has(word))
    if (times > 0) score += worth * saturated(times, length)
  }
  return score
}

export const meanLength = (
  { issueCount, textLength, summaryLength }: KnownScope,
  within: 'text' | 'summary',
): number => (within === 'text' ? textLength : summaryLength) / Math.max(1, issueCount) || 1
