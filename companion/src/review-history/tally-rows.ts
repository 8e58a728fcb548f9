import type { Share, Tally } from './tally'

/** A key as a row of a table, with the rows of its people: what a database keeps of a tally. */
export interface TallyRow {
  readonly key: string
  readonly seen: number
  readonly total: ShareRow
  readonly recent: readonly (readonly string[])[]
  readonly people: readonly (ShareRow & { readonly person: string })[]
}

/** Amounts as they were at their own times; null for never. */
interface ShareRow {
  readonly reviewed: number
  readonly reviewedAt: string | null
  readonly authored: number
  readonly authoredAt: string | null
}

/** Nothing but what JSON holds. */
export const rowOf = (key: string, { seen, total, recent, people }: Tally): TallyRow => ({
  key,
  seen,
  total: written(total),
  recent: [...recent],
  people: [...people].map(([person, share]) => ({ person, ...written(share) })),
})

export const tallyOf = ({ seen, total, recent, people }: TallyRow): Tally => ({
  seen,
  total: readShare(total),
  recent: [...recent],
  people: new Map(people.map(({ person, ...share }) => [person, readShare(share)])),
})

const written = ({ reviewed, reviewedAt, authored, authoredAt }: Share): ShareRow => ({
  reviewed,
  reviewedAt: timeOf(reviewedAt),
  authored,
  authoredAt: timeOf(authoredAt),
})

const readShare = ({ reviewed, reviewedAt, authored, authoredAt }: ShareRow): Share => ({
  reviewed,
  reviewedAt: reviewedAt === null ? -Infinity : Date.parse(reviewedAt),
  authored,
  authoredAt: authoredAt === null ? -Infinity : Date.parse(authoredAt),
})

const timeOf = (at: number): string | null => (at === -Infinity ? null : new Date(at).toISOString())
