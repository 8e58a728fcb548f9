import { createReviewHistory, type ReviewHistory } from '@throughline/companion/review-history/review-history'
import type { ReviewRow } from './reviewers-rows'

/**
 * Goes through rows in the order of their time. At each one the history holds what is strictly earlier: rows of the same
 * time do not see each other.
 */
export function walkThrough(
  rows: readonly ReviewRow[],
  visit: (row: ReviewRow, index: number, history: ReviewHistory) => void,
): void {
  const history = createReviewHistory()
  let added = 0
  for (const [index, row] of rows.entries()) {
    for (let at = rows[added]; at && at.at < row.at; at = rows[added]) {
      history.add(at)
      added += 1
    }
    visit(row, index, history)
  }
}

/** The first rows of a repository are its history: they are answered, but no figure counts them. */
export const historyRows = 200

/** The last cases of a repository are what is measured. */
export const mostCases = 1500

export const isReviewed = ({ truth }: ReviewRow): boolean => truth !== undefined && truth.length > 0
