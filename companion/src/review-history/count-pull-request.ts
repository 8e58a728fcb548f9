import { allOf, halfLivesOf, keysOf } from './history-keys'
import type { PastPullRequest } from './pull-request-to-review'
import { addAuthored, addReviewed, boundPeople, recentCount, type Tally } from './tally'

/** People under one key, at most half as many again. Beyond them nobody comes first. */
const mostPeople = 64
const mostPeopleOfAll = 2000

/**
 * Adds a pull request to the tallies of all its keys. `tallyOf` gives the one that stands, or a new one. It may be newer
 * than all that were counted, or older than all of them: a past is read backwards while it goes on.
 */
export function countPullRequest(past: PastPullRequest, tallyOf: (key: string) => Tally): void {
  const keys = keysOf(past)
  const at = past.at.getTime()
  const weights = weightsOf(keys.files)
  for (const key of allOf(keys)) {
    const tally = tallyOf(key)
    const halfLives = halfLivesOf(key)
    const part = weights.get(key) ?? 1
    const newest = Math.max(tally.total.reviewedAt, tally.total.authoredAt)
    const isOlder = at < tally.total.reviewedAt
    tally.seen += 1
    for (const reviewer of past.reviewers)
      addReviewed(tally, reviewer, Math.min(1, Math.sqrt(part)), at, halfLives.reviewedDays)
    if (countsAuthors(key)) addAuthored(tally, past.author, part, at, halfLives.authoredDays)
    if (past.reviewers.length > 0) remember(tally, key, past.reviewers, isOlder)
    const now = Math.max(at, newest)
    boundPeople(tally, key.startsWith('everyone') ? mostPeopleOfAll : mostPeople, now, halfLives)
  }
}

/** The part of all files that is under a key of files. */
function weightsOf(files: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const keys of files)
    for (const key of keys) weights.set(key, (weights.get(key) ?? 0) + 1 / files.length)
  return weights
}

const countsAuthors = (key: string) => key.startsWith('path ') || key.startsWith('everyone ')

/** Folders, authors and the repository have a recent past that people can be told of. */
function remember(tally: Tally, key: string, reviewers: readonly string[], isOlder: boolean): void {
  const isTold = key.startsWith('author ') || (key.startsWith('path ') && key.endsWith('/'))
  if (!isTold || (isOlder && tally.recent.length === recentCount)) return
  if (isOlder) tally.recent.unshift(reviewers)
  else tally.recent.push(reviewers)
  if (tally.recent.length > recentCount) tally.recent.shift()
}
