/** The two halves of Robertson's BM25 (k1 = 1.2, b = 0.6): a word says as much as the product of both. */

/** At most `MOST_SATURATED`, however often the word stands there. */
export const saturated = (times: number, relativeLength: number) =>
  saturatedBy(times, lengthFactor(relativeLength))

/** The same for a length whose factor is known. */
export const saturatedBy = (times: number, factor: number) => (times * MOST_SATURATED) / (times + factor)

/** What a text loses by its length, which is given as a share of the mean. */
export const lengthFactor = (relativeLength: number) => K1 * (1 - B + B * relativeLength)

/** Higher the fewer issues hold the word. */
export const rarity = (issueCount: number, count: number) =>
  Math.log(1 + (issueCount - count + 0.5) / (count + 0.5))

export const K1 = 1.2
export const B = 0.6
export const MOST_SATURATED = K1 + 1
