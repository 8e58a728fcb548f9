import type { PullRequestToReview } from './pull-request-to-review'
import type { Reading } from './reading'
import { dayMs, type Share } from './tally'

/** What speaks for one person, in logarithms where amounts of all sizes have to be compared. */
export interface Signals {
  /** Their part in the author's reviews, where few of them count little against how much they review at all. */
  readonly reviewsAuthor: number
  /** 1 when they reviewed the author's last pull request. */
  readonly reviewedLast: number
  /** Their part in the last five reviewed pull requests of the author. */
  readonly reviewedLastFive: number
  /** Their part in the reviews of the changed paths, the nearest folders first, and of the title's words. */
  readonly reviewsArea: number
  /** Their part in what was written under the changed paths. */
  readonly wroteArea: number
  /** How long ago they reviewed one of these files. */
  readonly sinceSameFile: number
  /** 1 when they reviewed another pull request of the same issue. */
  readonly sameIssue: number
  /** 1 when they reported a linked issue. */
  readonly reportedIssue: number
  /** Their part in all reviews. */
  readonly reviewsMuch: number
  /** Whether they review more than they used to. */
  readonly reviewsMore: number
  readonly sinceReview: number
  readonly sinceActive: number
}

/** Returns what speaks for a person. What is common to all people is computed once. */
export function createSignals(pullRequest: PullRequestToReview, reading: Reading) {
  const { now, month, season, year, author } = reading
  const areaOf = createArea(reading)
  const writtenBy = createWritten(reading)
  const lastReviews = author.recent.slice(-5)
  const reporters = new Set(
    (pullRequest.stakeholders ?? []).filter(({ role }) => role === 'reporter').map(({ person }) => person),
  )
  return (person: string): Signals => {
    const activity = partOf(season.reviewedBy(person), season.reviewed)
    const whole = year.shareOf(person)
    return {
      reviewsAuthor: Math.log(
        (author.reviewedBy(person) + 3 * activity) / (author.reviewed + 3) + smallestPart,
      ),
      reviewedLast: lastReviews.at(-1)?.includes(person) ? 1 : 0,
      reviewedLastFive: lastReviews.filter((reviewers) => reviewers.includes(person)).length / 5,
      reviewsArea: Math.log(areaOf(person) + smallestPart),
      wroteArea: writtenBy(person),
      sinceSameFile: logDays(now, lastReviewOfFiles(reading, person)),
      sameIssue: Math.min(1, sum(reading.issues.map(({ tally }) => tally.reviewedBy(person)))),
      reportedIssue: reporters.has(person) ? 1 : 0,
      reviewsMuch: Math.log(activity + smallestPart),
      reviewsMore:
        Math.log(0.02 + partOf(month.reviewedBy(person), month.reviewed)) -
        Math.log(0.02 + partOf(year.reviewedBy(person), year.reviewed)),
      sinceReview: logDays(now, whole.reviewedAt),
      sinceActive: logDays(now, lastOf(whole)),
    }
  }
}

/** The part below which nobody can tell people apart. */
const smallestPart = 0.002

/** As long ago as never. */
const longAgoDays = 2000

/** How many reviews' worth the folder above counts in the one below it. */
const trustInFolderAbove = 1.5

/** Half from the paths, each file by way of its folders, and half from the words of the title. */
function createArea({ places, files, season, words }: Reading) {
  const wordsInAll = sum(words.map(({ tally, rarity }) => (rarity * tally.reviewed) / (2 + tally.reviewed)))
  return (person: string): number => {
    const estimates: number[] = []
    for (const { parent, tally } of places) {
      const above = estimates[parent] ?? partOf(season.reviewedBy(person), season.reviewed)
      estimates.push(
        (tally.reviewedBy(person) + trustInFolderAbove * above) / (tally.reviewed + trustInFolderAbove),
      )
    }
    const inPaths = partOf(sum(files.map((place) => estimates[place] ?? 0)), files.length)
    const inWords = sum(
      words.map(({ tally, rarity }) => (rarity * tally.reviewedBy(person)) / (2 + tally.reviewed)),
    )
    return 0.5 * inPaths + 0.5 * partOf(inWords, wordsInAll)
  }
}

function createWritten({ places }: Reading) {
  const inAll = sum(places.map(({ weight, tally }) => (weight * tally.authored) / (1 + tally.authored)))
  return (person: string): number =>
    partOf(
      sum(places.map(({ weight, tally }) => (weight * tally.authoredBy(person)) / (1 + tally.authored))),
      inAll,
    )
}

const lastReviewOfFiles = ({ places, files }: Reading, person: string): number =>
  Math.max(-Infinity, ...files.map((place) => places[place]?.tally.shareOf(person).reviewedAt ?? -Infinity))

const lastOf = ({ reviewedAt, authoredAt }: Share) => Math.max(reviewedAt, authoredAt)

const logDays = (now: number, at: number): number =>
  Math.log(1 + Math.min(longAgoDays - 1, Math.max(0, now - at) / dayMs))

const partOf = (amount: number, whole: number): number => (whole > 0 ? amount / whole : 0)

const sum = (amounts: readonly number[]): number => amounts.reduce((whole, amount) => whole + amount, 0)
