import { enough, stageOf } from '@throughline/companion/link-scoring/new-repository-gate'
import { byTime } from './by-time'
import type { Answered } from './link-figures'

/**
 * Each repository from its first pull request on, as shipped: links are suggestions until people have answered often and
 * well enough. Every suggestion is answered as the data say, and links without asking are allowed once they are offered.
 */
export function coldStart(answered: readonly Answered[]) {
  const known = answered.filter(({ given }) => given.truth !== undefined)
  if (known.length === 0) return null
  const repositories = [...new Set(known.map(({ given }) => given.repository))].sort()
  const runs = repositories.map((repository) =>
    runOf(known.filter(({ given }) => given.repository === repository)),
  )
  const sum = (of: (run: Run) => number) => runs.reduce((total, run) => total + of(run), 0)
  const linked = sum(({ right, wrong }) => right + wrong)
  return {
    precision: linked === 0 ? null : Number((sum(({ right }) => right) / linked).toFixed(4)),
    recall: Number(
      (
        sum(({ right }) => right) /
        Math.max(
          1,
          sum(({ positives }) => positives),
        )
      ).toFixed(4),
    ),
    suggestedInstead: sum(({ suggested }) => suggested),
    readyAfterAnswers: Object.fromEntries(runs.map(({ readyAfter }, at) => [repositories[at], readyAfter])),
    answersNeeded: enough.answers,
  }
}

interface Run {
  readonly right: number
  readonly wrong: number
  readonly suggested: number
  readonly positives: number
  readonly readyAfter: number | null
}

function runOf(answered: readonly Answered[]): Run {
  const wouldLink = [...answered]
    .sort((one, other) => byTime(one.given, other.given))
    .filter(({ answer }) => answer.action === 'link')
  const results = wouldLink.map(({ given, answer }) => answer.key !== null && isRight(given, answer.key))
  const rightBefore = (end: number) => results.slice(0, end).filter((right) => right).length
  const stageAt = (end: number) =>
    stageOf({ confirmed: rightBefore(end), rejected: end - rightBefore(end) }, true)
  const readyAt = [...results.keys()].findIndex((end) => stageAt(end) === 'ready')
  const suggested = readyAt < 0 ? results.length : readyAt
  const right = rightBefore(results.length) - rightBefore(suggested)
  return {
    right,
    wrong: results.length - suggested - right,
    suggested,
    positives: answered.filter(({ given }) => (given.truth?.length ?? 0) > 0).length,
    readyAfter: readyAt < 0 ? null : readyAt,
  }
}

const isRight = ({ truth }: Answered['given'], key: string) => truth?.includes(key) ?? false
