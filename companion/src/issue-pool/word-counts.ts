import type { Read } from './in-one-transaction'
import type { TokenField } from './issue-token'
import type { KnownScope } from './pool-scope'

/** In how many issues words stand, asked once for each. */
export const createWordCounts = (read: Read) => {
  const counts = new Map<number, number>()

  const count = async (tokens: readonly number[]) => {
    const unknown = tokens.filter((token) => !counts.has(token))
    if (unknown.length === 0) return
    const rows = await read(
      (sql) => sql<{ token: string; count: number }[]>`
        select token, count from token_count where token = any(${unknown}::bigint[])`,
    )
    for (const token of unknown) counts.set(token, 0)
    for (const { token, count: stands } of rows) counts.set(Number(token), stands)
  }

  return async (
    { tokensOf }: KnownScope,
    words: Iterable<string>,
    field: TokenField,
  ): Promise<ReadonlyMap<string, number>> => {
    const tokens = [...words].map((word) => [word, tokensOf.map((token) => token(field, word))] as const)
    await count(tokens.flatMap(([, all]) => all))
    const sum = (all: readonly number[]) => all.reduce((total, one) => total + (counts.get(one) ?? 0), 0)
    return new Map(tokens.map(([word, all]) => [word, sum(all)]))
  }
}
