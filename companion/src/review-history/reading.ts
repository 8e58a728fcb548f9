import type { IssueKey } from '@throughline/shared/issue-key'
import { everyone, type HistoryKeys, halfLivesOf, keysOf } from './history-keys'
import type { PullRequestToReview } from './pull-request-to-review'
import { emptyTally, faded, noShare, type Share, type Tally } from './tally'

/** Gives what is known under a key. In memory it is a map; from a database, the rows of the keys that allOf() names. */
export type ReadTally = (key: string) => Tally | undefined

/** One folder or file of a pull request. `parent` is the place of its folder in the list; -1 for the root. */
export interface Place {
  readonly key: string
  readonly parent: number
  readonly tally: Known
  /** How often it stands in the paths, by the square of how near it is to the file. */
  readonly weight: number
}

/** A tally as it counts at the time of the pull request. */
export interface Known {
  readonly seen: number
  readonly reviewed: number
  readonly authored: number
  readonly people: ReadonlyMap<string, Readonly<Share>>
  readonly recent: Tally['recent']
  reviewedBy(person: string): number
  authoredBy(person: string): number
  shareOf(person: string): Readonly<Share>
}

/** All that the history holds about one pull request. */
export interface Reading {
  readonly now: number
  readonly month: Known
  readonly season: Known
  readonly year: Known
  readonly author: Known
  /** Folders stand before what is in them. */
  readonly places: readonly Place[]
  /** Of each file its place in `places`. */
  readonly files: readonly number[]
  readonly words: readonly { readonly tally: Known; readonly rarity: number }[]
  readonly issues: readonly { readonly issueKey: IssueKey; readonly tally: Known }[]
}

export function readHistory(pullRequest: PullRequestToReview, read: ReadTally): Reading {
  const keys = keysOf(pullRequest)
  const now = pullRequest.at.getTime()
  const known = (key: string) => knownAt(read(key) ?? emptyTally(), key, now)
  const [month, season, year] = everyone
  const whole = known(year)
  return {
    now,
    month: known(month),
    season: known(season),
    year: whole,
    author: known(keys.author),
    ...placesOf(keys.files, known),
    words: keys.words.map((word) => {
      const tally = known(word)
      return { tally, rarity: Math.log(1 + whole.seen / (1 + tally.seen)) }
    }),
    issues: keys.issues.map((key) => ({ issueKey: key.slice('issue '.length), tally: known(key) })),
  }
}

function knownAt({ people, total, seen, recent }: Tally, key: string, now: number): Known {
  const { reviewedDays, authoredDays } = halfLivesOf(key)
  const reviewedOf = ({ reviewed, reviewedAt }: Share) => faded(reviewed, reviewedAt, now, reviewedDays)
  const authoredOf = ({ authored, authoredAt }: Share) => faded(authored, authoredAt, now, authoredDays)
  const shareOf = (person: string) => people.get(person) ?? nothing
  return {
    seen,
    people,
    recent,
    reviewed: reviewedOf(total),
    authored: authoredOf(total),
    shareOf,
    reviewedBy: (person) => reviewedOf(shareOf(person)),
    authoredBy: (person) => authoredOf(shareOf(person)),
  }
}

function placesOf(files: HistoryKeys['files'], known: (key: string) => Known) {
  const places: (Place & { weight: number })[] = []
  const byKey = new Map<string, number>()
  const placeOf = (key: string, parent: number) => {
    const place = byKey.get(key) ?? places.push({ key, parent, tally: known(key), weight: 0 }) - 1
    byKey.set(key, place)
    return place
  }
  const leaves = files.map((keys) => {
    let parent = -1
    for (const [depth, key] of keys.entries()) {
      const at = placeOf(key, parent)
      const place = places[at]
      if (place) place.weight += (depth / (keys.length - 1)) ** 2
      parent = at
    }
    return parent
  })
  return { places, files: leaves }
}

const nothing: Readonly<Share> = noShare()
