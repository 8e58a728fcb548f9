import type { EvalSet } from '../eval-set'
import { figuresOf, type Judged, meanOf, placeOf, workloadOf } from './reviewers-figures'
import { type RepositoryRows, type ReviewRow, readRepositories } from './reviewers-rows'
import { historyRows, isReviewed, mostCases, walkThrough } from './reviewers-walk'

/** Who the product would ask for a review, with nothing known but what was there before. */
export const reviewers: EvalSet = {
  async measure(folder, progress) {
    const measured = (await readRepositories(folder)).map((repository) => {
      const answered = answer(repository)
      progress(`reviewers: ${repository.repository}, ${answered.length} cases`)
      return { repository: repository.repository, answered }
    })
    return {
      answers: measured.flatMap(({ repository, answered }) =>
        answered.map(({ row, ranking }) => ({ id: row.id, repository, ranking: ranking.slice(0, 5) })),
      ),
      figures: figuresOfAll(measured),
    }
  },
}

interface Answered {
  readonly row: ReviewRow
  readonly isCounted: boolean
  readonly ranking: readonly string[]
  /** The same with the work spread. */
  readonly spread: readonly string[]
}

function answer({ rows }: RepositoryRows): readonly Answered[] {
  const cases = casesOf(rows)
  const answered: Answered[] = []
  walkThrough(rows, (row, index, history) => {
    if (!cases.has(row)) return
    const ranked = (spreadsWork: boolean) =>
      history.rank(row, Number.POSITIVE_INFINITY, { spreadsWork }).map(({ person }) => person)
    answered.push({ row, isCounted: index >= historyRows, ranking: ranked(false), spread: ranked(true) })
  })
  return answered
}

/** What is known to have been reviewed, and what may have been: where nothing is told, and after all that is known. */
function casesOf(rows: readonly ReviewRow[]): ReadonlySet<ReviewRow> {
  const lastKnown = rows.findLastIndex(isReviewed)
  const open = rows.filter((row, index) => !row.truth || index > lastKnown)
  return new Set([...rows.filter(isReviewed).slice(-mostCases), ...open])
}

function figuresOfAll(
  measured: readonly { readonly repository: string; readonly answered: readonly Answered[] }[],
) {
  const judged = measured.map(({ repository, answered }) => {
    const counted = answered.filter(({ row, isCounted }) => isCounted && isReviewed(row))
    const judge = (ranking: readonly string[], { truth }: ReviewRow): Judged => ({
      first: ranking[0],
      place: placeOf(ranking, truth ?? []),
    })
    return {
      repository,
      off: counted.map(({ row, ranking }) => judge(ranking, row)),
      on: counted.map(({ row, spread }) => judge(spread, row)),
    }
  })
  const known = judged.filter(({ off }) => off.length > 0)
  if (known.length === 0) return { byRepository: null, mean: null, workload: null }
  return {
    byRepository: Object.fromEntries(known.map(({ repository, off }) => [repository, figuresOf(off)])),
    mean: meanOf(
      known.map(({ off }) => figuresOf(off)),
      ['hit1', 'hit3', 'hit5', 'mrr', 'mrrOfFive'],
    ),
    workload: {
      off: workloadMean(known.map(({ off }) => off)),
      on: workloadMean(known.map(({ on }) => on)),
    },
  }
}

/** What spreading the work does, and what it costs. */
const workloadMean = (repositories: readonly (readonly Judged[])[]) =>
  meanOf(
    repositories.map((judged) => ({ ...workloadOf(judged), ...figuresOf(judged) })),
    ['people', 'shareOfMost', 'shareOfFive', 'gini', 'hit1', 'mrr'],
  )
