import { writeFile } from 'node:fs/promises'
import { signalsOfCandidates } from '@throughline/companion/review-history/rank-reviewers'
import type { Signals } from '@throughline/companion/review-history/signals'
import { weights as present } from '@throughline/companion/review-history/weights'
import { openFolder } from '../read-data'
import { figuresOf, meanOf, placeOf } from './reviewers-figures'
import { type Example, fitWeights } from './reviewers-fit'
import { type ReviewRow, readRepositories } from './reviewers-rows'
import { historyRows, isReviewed, mostCases, walkThrough } from './reviewers-walk'

// node scripts/run.mjs eval/sets/reviewers-training.ts <folder>: learns the weights of the ranking, prints what they
// come to on a repository they were not learned from, and writes companion/src/review-history/weights.ts.

/** What is learned from lies before what is measured; these many cases of a repository, the latest of them. */
const mostLessons = 3000
const mostCandidates = 30
const names = Object.keys(present) as readonly (keyof Signals)[]

interface Lesson extends Example {
  readonly people: readonly string[]
  readonly truth: readonly string[]
}

interface Repository {
  readonly name: string
  /** Before the cases that are measured. A repository that has too few rows for both has none. */
  readonly earlier: readonly Lesson[]
  readonly measured: readonly Lesson[]
}

const file = 'companion/src/review-history/weights.ts'
const folder = process.argv[2] ?? '../shared/eval/reviewers'
const say = (line: string) => process.stdout.write(`${line}\n`)

const repositories = (await readRepositories(await openFolder(folder))).map(({ repository, rows }) =>
  lessonsOf(repository, rows),
)
const leftOut = repositories.map((one) => {
  const others = repositories.filter((other) => other !== one)
  const learned = fitWeights(
    others.flatMap(({ earlier, measured }) => (earlier.length > 0 ? earlier : measured)),
  )
  const figures = judge(one.measured, learned)
  say(`${one.name}, learned from the others: ${JSON.stringify(figures)}`)
  return figures
})
say(`mean: ${JSON.stringify(meanOf(leftOut, ['hit1', 'hit3', 'hit5', 'mrr', 'mrrOfFive']))}`)

const lessons = repositories.flatMap(({ earlier }) => earlier)
const learned = fitWeights(lessons)
for (const { name, measured } of repositories)
  say(`${name}, learned from what is earlier: ${JSON.stringify(judge(measured, learned))}`)
await writeFile(file, sourceOf(learned, lessons.length))
say(`wrote ${file}`)
process.exit(0)

function lessonsOf(name: string, rows: readonly ReviewRow[]): Repository {
  const reviewed = rows.filter((row, index) => index >= historyRows && isReviewed(row))
  const measured = new Set(reviewed.slice(-mostCases))
  const earlier = new Set(reviewed.slice(-mostCases - mostLessons, -mostCases))
  const lessons = new Map<ReviewRow, Lesson>()
  walkThrough(rows, (row, _, history) => {
    if (measured.has(row) || earlier.has(row)) lessons.set(row, lessonOf(row, history.find))
  })
  const of = (chosen: ReadonlySet<ReviewRow>) =>
    [...lessons].filter(([row]) => chosen.has(row)).map(([, lesson]) => lesson)
  return { name, earlier: of(earlier), measured: of(measured) }
}

function lessonOf(row: ReviewRow, find: Parameters<typeof signalsOfCandidates>[1]): Lesson {
  const truth = row.truth ?? []
  const candidates = signalsOfCandidates(row, find).filter(
    ({ person }, index) => index < mostCandidates || truth.includes(person),
  )
  return {
    people: candidates.map(({ person }) => person),
    signals: candidates.map(({ signals }) => names.map((signal) => signals[signal])),
    isRight: candidates.map(({ person }) => truth.includes(person)),
    weight: 1,
    truth,
  }
}

function judge(lessons: readonly Lesson[], learnedWeights: readonly number[]) {
  return figuresOf(
    lessons.map(({ people, signals, truth }) => {
      const scored = people.map((person, at) => {
        const values = signals[at] ?? []
        return {
          person,
          score: values.reduce((all, value, index) => all + value * (learnedWeights[index] ?? 0), 0),
        }
      })
      const ranking = scored.sort((one, other) => other.score - one.score).map(({ person }) => person)
      return { first: ranking[0], place: placeOf(ranking, truth) }
    }),
  )
}

function sourceOf(learnedWeights: readonly number[], count: number): string {
  const lines = names.map((name, index) => `  ${name}: ${(learnedWeights[index] ?? 0).toFixed(4)},`)
  return `import type { Signals } from './signals'

/**
 * What each signal counts. Written by eval/sets/reviewers-training.ts: a conditional logit over the candidates of
 * ${count} pull requests of two public repositories, all of them earlier than those that the ranking is measured on; of
 * the third repository that it is measured on nothing was learned. See docs/reviewer-suggestions.md.
 */
export const weights: Readonly<Record<keyof Signals, number>> = {
${lines.join('\n')}
}
`
}
