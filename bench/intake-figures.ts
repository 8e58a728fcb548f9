import type { Figure } from './figures'
import { acceptedPerSecond, type IntakeRounds, perSecond } from './intake-rounds'
import type { Loaded } from './load'
import { median, percentile } from './spread'

/** What the rounds came to. The ratio is that of each round, against the better of the two bare ways. */
export const roundFigures = ({ singleOn8, singleOn64, loads }: IntakeRounds): readonly Figure[] => {
  const accepted = loads.map(acceptedPerSecond)
  const ratio = median(
    accepted.map((value, round) => value / Math.max(singleOn8[round] ?? 0, singleOn64[round] ?? 0)),
  )
  const latenciesMs = loads.flatMap((load) => load.latenciesMs)
  const refused = loads.reduce((sum, load) => sum + notAccepted(load), 0)
  return [
    {
      what: `accepted to single-row commits of the same body, median of ${loads.length} rounds`,
      figure: ratio.toFixed(2),
      goal: { words: '≥ 0.5', isMet: ratio >= 0.5 },
    },
    { what: 'accepted', figure: perSecond(median(accepted)) },
    {
      what: 'single-row commits, on 8 and on 64 connections',
      figure: `${perSecond(median(singleOn8))}, ${perSecond(median(singleOn64))}`,
    },
    {
      what: 'answer, p50 and p99',
      figure: `${ms(percentile(latenciesMs, 0.5))}, ${ms(percentile(latenciesMs, 0.99))}`,
    },
    { what: 'answers other than 202', figure: String(refused), goal: { words: '0', isMet: refused === 0 } },
  ]
}

/** The longest of several, each sent alone. */
export const largeFigure = (larges: readonly Loaded[]): Figure => {
  const longest = Math.max(...larges.flatMap(({ latenciesMs }) => latenciesMs))
  const areKept = larges.every((one) => notAccepted(one) === 0)
  return {
    what: `a body of 25 MB, longest of ${larges.length}`,
    figure: areKept ? ms(longest) : 'refused',
    goal: { words: '≤ 1 s', isMet: areKept && longest <= 1_000 },
  }
}

/** The burst while a worker asks a Jira that is gone. `waiting` jobs had tried it and wait to try again. */
export const burstFigures = (burst: Loaded, waiting: number): readonly Figure[] => {
  const { latenciesMs } = burst
  const [p50, p99, most] = [
    percentile(latenciesMs, 0.5),
    percentile(latenciesMs, 0.99),
    Math.max(...latenciesMs),
  ]
  const refused = notAccepted(burst)
  const during = `Jira gone, ${latenciesMs.length} deliveries`
  return [
    {
      what: `${during}: answers other than 202`,
      figure: String(refused),
      goal: { words: '0', isMet: refused === 0 },
    },
    { what: `${during}: p50`, figure: ms(p50) },
    { what: `${during}: p99`, figure: ms(p99), goal: { words: '≤ 500 ms', isMet: p99 <= 500 } },
    { what: `${during}: longest`, figure: ms(most), goal: { words: '≤ 3 s', isMet: most <= 3_000 } },
    { what: `${during}: accepted`, figure: perSecond(latenciesMs.length / (burst.tookMs / 1000)) },
    { what: `${during}: jobs the worker tried meanwhile`, figure: String(waiting) },
  ]
}

const notAccepted = ({ statuses, latenciesMs }: Loaded) => latenciesMs.length - (statuses[202] ?? 0)
const ms = (value: number) => `${Math.round(value)} ms`
