import { z } from 'zod'

/** How far a repository's merged pull requests have been read, to know who reviews what. */
export const HistoryReading = z.object({
  lookedAt: z.int().nonnegative(),
  /** How many there are to look at, about; absent where the host does not tell. */
  total: z.int().nonnegative().optional(),
})
export type HistoryReading = z.infer<typeof HistoryReading>

/** "Reading merged pull requests of acme/storefront: 1,200 of about 8,000" */
export const historyReadingWords = (repository: string, { lookedAt, total }: HistoryReading): string => {
  const of = total === undefined ? ' so far' : ` of about ${counted(Math.max(total, lookedAt))}`
  return `Reading merged pull requests of ${repository}: ${counted(lookedAt)}${of}`
}

const counted = (count: number): string => new Intl.NumberFormat('en-GB').format(count)
