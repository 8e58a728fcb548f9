import { bestPlaces } from '../link-scoring/best-places'
import { lengthFactor, saturatedBy } from '../link-scoring/bm25'
import type { Within } from '../link-scoring/search-words'
import type { Touches } from './touches'

/** An open issue, as far as it is needed to find it. */
export interface IndexedIssue {
  readonly issueId: string
  readonly key: string
  /** Of two readings of an issue, the later one has the higher number. */
  readonly change: number
  readonly updatedAt: Date
  readonly textLength: number
  readonly summaryLength: number
  readonly touches: Touches
}

/** A token, and what its full weight in an issue is worth. */
export type Worth = readonly [token: number, worth: number]

export interface IndexSearch {
  readonly within: Within
  /** By these issues are found; the others then count for those that were found. */
  readonly first: readonly Worth[]
  readonly others: readonly Worth[]
  /** Jira's ids of issues that are none of the answers. */
  readonly excluded: ReadonlySet<string>
  readonly most: number
}

export interface FoundIssue {
  readonly issue: IndexedIssue
  /** BM25 over the first tokens. */
  readonly firstScore: number
  /** BM25 over all of them. */
  readonly score: number
}

export type ProjectIndex = ReturnType<typeof createProjectIndex>

/** The open issues of one project by their words and people, in memory. A place is that of an issue in the order of arrival. */
export const createProjectIndex = () => {
  let issues: (IndexedIssue | undefined)[] = []
  let lengthsOf = { text: [] as number[], summary: [] as number[] }
  const placeOf = new Map<string, number>()
  /** Places of issues that left. */
  const gone = new Set<number>()
  /** For each token where it stands: the place of the issue and the weight there, in one number. */
  const postings = new Map<number, number[]>()

  const drop = (issueId: string, change: number): boolean => {
    const place = placeOf.get(issueId)
    if (place === undefined) return true
    if ((issues[place]?.change ?? 0) >= change) return false
    issues[place] = undefined
    gone.add(place)
    placeOf.delete(issueId)
    return true
  }

  /** Takes out the places of issues that left, once these are many. */
  const tidy = () => {
    if (gone.size < 200 + placeOf.size / 4) return
    gone.clear()
    const newPlaces = new Map<number, number>()
    for (const [issueId, place] of placeOf) {
      newPlaces.set(place, newPlaces.size)
      placeOf.set(issueId, newPlaces.size - 1)
    }
    const moved = <Thing>(list: readonly Thing[]) =>
      [...newPlaces.keys()].flatMap((place) => list.slice(place, place + 1))
    issues = moved(issues)
    lengthsOf = { text: moved(lengthsOf.text), summary: moved(lengthsOf.summary) }
    for (const [token, list] of postings) {
      const left = list.flatMap((posting) => {
        const place = newPlaces.get(posting >> WEIGHT_BITS)
        return place === undefined ? [] : (place << WEIGHT_BITS) | (posting & MOST_WEIGHT)
      })
      if (left.length > 0) postings.set(token, left)
      else postings.delete(token)
    }
  }

  /** Adds BM25 of these tokens wherever they stand, or only at the places that are marked. */
  const addScores = (
    scores: Float64Array,
    worths: readonly Worth[],
    { within, meanLength }: Within,
    onlyAt?: Uint8Array,
  ) => {
    const lengths = lengthsOf[within]
    for (const [token, worth] of worths)
      for (const posting of postings.get(token) ?? []) {
        const place = posting >> WEIGHT_BITS
        if (onlyAt?.[place] === 0) continue
        const factor = lengthFactor((lengths[place] as number) / meanLength)
        scores[place] = (scores[place] as number) + worth * saturatedBy(posting & MOST_WEIGHT, factor)
      }
  }

  return {
    get size() {
      return placeOf.size
    },

    /** An issue that is known already as it is, or as it became later, stays. */
    put(issue: IndexedIssue, tokens: readonly number[], weights: readonly number[]): void {
      if (!drop(issue.issueId, issue.change)) return
      const place = issues.length
      issues.push(issue)
      lengthsOf.text.push(issue.textLength)
      lengthsOf.summary.push(issue.summaryLength)
      placeOf.set(issue.issueId, place)
      tokens.forEach((token, at) => {
        const posting = (place << WEIGHT_BITS) | Math.min(weights[at] ?? 0, MOST_WEIGHT)
        const list = postings.get(token)
        if (list) list.push(posting)
        else postings.set(token, [posting])
      })
      tidy()
    },

    /** An issue that came back since, or was read later, stays. */
    remove(issueId: string, change: number): void {
      drop(issueId, change)
      tidy()
    },

    find(issueId: string): IndexedIssue | undefined {
      return issues[placeOf.get(issueId) ?? -1]
    },

    /** In how many issues a token stands. */
    countOf(token: number): number {
      const list = postings.get(token) ?? []
      if (gone.size === 0) return list.length
      let count = 0
      for (const posting of list) if (issues[posting >> WEIGHT_BITS]) count++
      return count
    },

    /** The best by the first tokens, of equals that with the lower id. */
    search({ first, others, within, excluded, most }: IndexSearch): readonly FoundIssue[] {
      const scores = new Float64Array(issues.length)
      addScores(scores, first, within)
      const idAt = (place: number) => issues[place]?.issueId ?? ''
      for (const place of gone) scores[place] = 0
      for (const issueId of excluded) {
        const place = placeOf.get(issueId)
        if (place !== undefined) scores[place] = 0
      }
      const best = bestPlaces(scores, most, (place, other) => idAt(place) < idAt(other))
      const firstScores = best.map((place) => scores[place] ?? 0)
      const isBest = new Uint8Array(issues.length)
      for (const place of best) isBest[place] = 1
      addScores(scores, others, within, isBest)
      return best.flatMap((place, at) => {
        const issue = issues[place]
        return issue ? [{ issue, firstScore: firstScores[at] ?? 0, score: scores[place] ?? 0 }] : []
      })
    },

    /** All that any of these tokens stands in. */
    withAny(tokens: readonly number[]): readonly IndexedIssue[] {
      const places = new Set(
        tokens.flatMap((token) => postings.get(token) ?? []).map((one) => one >> WEIGHT_BITS),
      )
      return [...places].flatMap((place) => issues[place] ?? [])
    },
  }
}

/** A weight has 10 of 31 bits, which leaves places for a million issues. */
const WEIGHT_BITS = 10
const MOST_WEIGHT = 1_023
