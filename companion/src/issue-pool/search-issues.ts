import { B, K1 } from '../link-scoring/bm25'
import { closerLooks, type WeighedWord, type Within, worthLookingUp } from '../link-scoring/search-words'
import type { Read } from './in-one-transaction'
import type { KnownScope } from './pool-scope'

interface Search extends Within {
  readonly scope: KnownScope
  /** In order of their worth. */
  readonly words: readonly WeighedWord[]
  readonly limit: number
}

/** Jira's ids of the issues that deserve a closer look: the best by the words that weigh most. */
export const findIssueIds = async (
  read: Read,
  { scope, words, within, meanLength, limit }: Search,
): Promise<readonly string[]> => {
  const chosen = worthLookingUp(words).flatMap(({ word, worth }) =>
    scope.tokensOf.map((token) => [token(within, word), worth] as const),
  )
  if (chosen.length === 0) return []
  const tokens = chosen.map(([token]) => token)
  const worths = chosen.map(([, worth]) => worth)
  const rows = await read(
    (sql) => sql<{ issueId: string }[]>`
      select issue_id as "issueId" from find_open_issues(${tokens}::bigint[], ${worths}::float8[], ${within},
        ${meanLength}, ${K1}, ${B}, ${[...scope.excluded]}, ${closerLooks(limit)})`,
  )
  return rows.map(({ issueId }) => issueId)
}
