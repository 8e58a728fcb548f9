import { countPullRequest } from './count-pull-request'
import type { PastPullRequest, PullRequestToReview } from './pull-request-to-review'
import { type Asked, type RankedReviewer, rankReviewers } from './rank-reviewers'
import { dayMs, emptyTally, type Tally } from './tally'

/** What nobody touched for so long is forgotten, so that a history does not grow with the age of its repository. */
const rememberDays = 4 * 365
const forgetEvery = 5000

export type ReviewHistory = ReturnType<typeof createReviewHistory>

/** The history of one repository in memory. Pull requests are added in the order of their time. */
export function createReviewHistory() {
  const tallies = new Map<string, Tally>()
  let added = 0

  const tallyOf = (key: string): Tally => {
    const tally = tallies.get(key) ?? emptyTally()
    tallies.set(key, tally)
    return tally
  }

  return {
    add(past: PastPullRequest): void {
      countPullRequest(past, tallyOf)
      added += 1
      if (added % forgetEvery === 0) forget(tallies, past.at.getTime() - rememberDays * dayMs)
    },

    /** At most `count` people, the one who would most likely review it first. */
    rank: (pullRequest: PullRequestToReview, count: number, asked: Asked = {}): readonly RankedReviewer[] =>
      rankReviewers(pullRequest, (key) => tallies.get(key), { ...asked, count }),

    /** What is known under a key, to be written down. */
    find: (key: string): Tally | undefined => tallies.get(key),

    keys: (): IterableIterator<string> => tallies.keys(),
  }
}

function forget(tallies: Map<string, Tally>, before: number): void {
  for (const [key, { total }] of tallies)
    if (total.reviewedAt < before && total.authoredAt < before && !key.startsWith('everyone'))
      tallies.delete(key)
}
