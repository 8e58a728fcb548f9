import { bestPlaces } from './best-places'
import { lengthFactor, saturatedBy } from './bm25'
import { byKey } from './by-key'
import type { IssuePool } from './issue-pool'
import { issueTextOf } from './issue-text'
import { type Lived, lastChange, lastTouch } from './last-change'
import { ageDaysOf, asOf, type OpenIssue, type RecordedIssue } from './open-issue'
import type { Person } from './people'
import { invert, type Postings } from './postings'
import { remembered } from './remembered'
import { closerLooks, scoreOf, type Within, weighWords, worthLookingUp, worthsOf } from './search-words'

/** A pool in memory: what Postgres does for a tenant, here for one list of issues, at any time that is asked for. */
export function createMemoryPool(
  recorded: readonly RecordedIssue[],
  /** What is recorded of an issue when a time is asked for; a proof that nothing later counts changes it. */
  recordAt: (issue: RecordedIssue, time: Date) => RecordedIssue = (issue) => issue,
) {
  const issues = [...recorded].sort((a, b) => byKey(a.key, b.key))
  const texts = issues.map(issueTextOf)
  const fields = {
    text: fieldOf(texts.map(({ words }) => words)),
    summary: fieldOf(texts.map(({ summary }) => new Map([...summary].map((word) => [word, 1])))),
  }
  const assigned = placesByName(issues.map(({ assignee }) => (assignee ? [assignee] : [])))
  const active = placesByName(
    issues.map(({ activity, reporter }) => [
      ...activity.map(({ by }) => by),
      ...(reporter ? [reporter] : []),
    ]),
  )

  const scoreAt = (place: number, worths: ReadonlyMap<string, number>, within: Within) => {
    const text = texts[place]
    return text ? scoreOf(text, worths, within) : 0
  }

  return {
    /** The keys of the issues in the order of their places. */
    keys: issues.map(({ key }) => key),

    /** The issues as they stood at that time; of each place, 1 says that it was open. */
    openAt(time: Date, isOpen: Uint8Array): IssuePool {
      const issueCount = isOpen.reduce((count, one) => count + one, 0)
      const meanLengths = {
        text: meanOf(fields.text.lengths, isOpen),
        summary: meanOf(fields.summary.lengths, isOpen),
      }
      const countsOf = {
        text: remembered((word) => countIn(fields.text.postings.get(word), isOpen)),
        summary: remembered((word) => countIn(fields.summary.postings.get(word), isOpen)),
      }
      const lengthFactors = {
        text: lengthFactorsOf(fields.text.lengths, meanLengths.text),
        summary: lengthFactorsOf(fields.summary.lengths, meanLengths.summary),
      }
      const recordOf = (place: number): readonly RecordedIssue[] => {
        const issue = issues[place]
        return issue ? [recordAt(issue, time)] : []
      }
      const view = (place: number): readonly OpenIssue[] =>
        recordOf(place).map((issue) => asOf(issue, time, texts[place] ?? issueTextOf(issue)))
      const latestFirst = (places: readonly number[], lastOf: (issue: Lived) => number) =>
        places
          .filter((place) => isOpen[place])
          .flatMap((place) =>
            recordOf(place).map(({ activity, reporter, createdAt }) => ({
              place,
              at: lastOf({ activity, reporter, ageDays: ageDaysOf({ createdAt }, time) }),
            })),
          )
          .sort((a, b) => b.at - a.at || a.place - b.place)

      return {
        async statisticsOf(words) {
          const countOf = new Map<string, number>()
          for (const word of words) countOf.set(word, countsOf.text(word))
          return { issueCount, meanLength: meanLengths.text, countOf }
        },

        async search(words, within, limit) {
          const inField = { within, meanLength: meanLengths[within] }
          const countOf = new Map([...words.keys()].map((word) => [word, countsOf[within](word)]))
          const weighed = weighWords(words, countOf, issueCount)
          const scores = new Float64Array(issues.length)
          for (const { word, worth } of worthLookingUp(weighed)) {
            const found = fields[within].postings.get(word)
            if (found) addScores(scores, found, { isOpen, lengthFactors: lengthFactors[within], full: worth })
          }
          const worths = worthsOf(weighed)
          return bestPlaces(scores, closerLooks(limit))
            .map((place) => ({ place, score: scoreAt(place, worths, inField) }))
            .sort((a, b) => b.score - a.score || a.place - b.place)
            .slice(0, limit)
            .flatMap(({ place }) => view(place))
        },

        async assignedTo(person, limit) {
          const own = latestFirst(assigned(person), (issue) => lastChange(issue, time))
          return own.slice(0, limit).flatMap(({ place }) => view(place))
        },

        async touchedBy(person, limit) {
          const touched = latestFirst(active(person), (issue) => lastTouch(issue, person, time))
          return touched
            .filter(({ at }) => at > 0)
            .slice(0, limit)
            .flatMap(({ place }) => view(place))
        },
      }
    },
  }
}

interface Field {
  readonly postings: ReadonlyMap<string, Postings>
  readonly lengths: Float64Array
}

function fieldOf(texts: readonly ReadonlyMap<string, number>[]): Field {
  const lengths = Float64Array.from(texts, (words) =>
    [...words.values()].reduce((sum, weight) => sum + weight, 0),
  )
  return { postings: invert(texts), lengths }
}

function meanOf(lengths: Float64Array, isOpen: Uint8Array): number {
  let [sum, count] = [0, 0]
  for (let place = 0; place < lengths.length; place++) {
    if (!isOpen[place]) continue
    sum += lengths[place] ?? 0
    count++
  }
  return sum / Math.max(1, count) || 1
}

const lengthFactorsOf = (lengths: Float64Array, mean: number) =>
  lengths.map((length) => lengthFactor(length / mean))

function countIn(postings: Postings | undefined, isOpen: Uint8Array): number {
  if (!postings) return 0
  let count = 0
  for (let at = 0; at < postings.places.length; at++) count += isOpen[postings.places[at] as number] as number
  return count
}

interface Search {
  readonly isOpen: Uint8Array
  readonly lengthFactors: Float64Array
  readonly full: number
}

function addScores(
  scores: Float64Array,
  { places, weights }: Postings,
  { isOpen, lengthFactors, full }: Search,
) {
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number
    if (!isOpen[place]) continue
    const score = full * saturatedBy(weights[at] as number, lengthFactors[place] as number)
    scores[place] = (scores[place] as number) + score
  }
}

function placesByName(people: readonly (readonly Person[])[]) {
  const places = new Map<string, Set<number>>()
  people.forEach((some, place) => {
    for (const { callNames } of some)
      for (const name of callNames) places.set(name, (places.get(name) ?? new Set()).add(place))
  })
  return (person: Person): readonly number[] => [
    ...new Set([...person.callNames].flatMap((name) => [...(places.get(name) ?? [])])),
  ]
}
