import type { Figure } from './figures'
import { median, percentile } from './spread'

/** How long the reads of each round took, in milliseconds: one way, one number in flight, one size of the database. */
export interface PanelReads {
  readonly way: string
  readonly inFlight: number
  readonly size: string
  readonly rounds: readonly (readonly number[])[]
}

export interface PanelGoals {
  /** The way, number in flight and size that the goals are for. */
  readonly isFor: (reads: PanelReads) => boolean
  readonly p95Ms: number
  readonly p99Ms: number
}

/** All reads of one way together. */
export const readFigures = (reads: PanelReads, goals: PanelGoals): readonly Figure[] => {
  const all = reads.rounds.flat()
  const [p50, p95, p99] = [percentile(all, 0.5), percentile(all, 0.95), percentile(all, 0.99)]
  const what = `${nameOf(reads)}, ${reads.size} links, ${all.length} reads`
  if (!goals.isFor(reads))
    return [{ what: `${what}: p50, p95, p99`, figure: `${ms(p50)}, ${ms(p95)}, ${ms(p99)}` }]
  return [
    { what: `${what}: p50`, figure: ms(p50) },
    {
      what: `${what}: p95`,
      figure: ms(p95),
      goal: { words: `≤ ${goals.p95Ms} ms`, isMet: p95 <= goals.p95Ms },
    },
    {
      what: `${what}: p99`,
      figure: ms(p99),
      goal: { words: `≤ ${goals.p99Ms} ms`, isMet: p99 <= goals.p99Ms },
    },
  ]
}

/** How much slower the larger database answers: the ratio of the two in each round, and the middle one of those. */
export const growthFigures = (small: PanelReads, large: PanelReads, mostTimes: number): readonly Figure[] =>
  [0.5, 0.95].map((share) => {
    const times = median(
      large.rounds.map((round, at) => percentile(round, share) / percentile(small.rounds[at] ?? [], share)),
    )
    return {
      what: `${nameOf(large)}, p${share * 100} with ${large.size} to ${small.size} links`,
      figure: times.toFixed(2),
      goal: { words: `≤ ${mostTimes}`, isMet: times <= mostTimes },
    }
  })

const nameOf = ({ way, inFlight }: PanelReads) =>
  `${way}, ${inFlight === 1 ? 'one at a time' : `${inFlight} in flight`}`

const ms = (value: number) => `${value.toFixed(1)} ms`
