import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createReviewHistory } from '../companion/src/review-history/review-history'
import type { Figure } from './figures'
import { pastOf } from './reviewers-past'
import { median, percentile } from './spread'

const CHANGES = 100_000
const RANKED = 2_000
const ROUNDS = 5
const GOAL_MS = 20

/** How long the ranking of reviewers takes with a long past, and what that past costs. */
export const reviewers = async (say: (line: string) => void): Promise<readonly Figure[]> => {
  const all = [...pastOf(CHANGES + RANKED)]
  const before = heapMb()
  const history = createReviewHistory()
  const startedAt = performance.now()
  for (const past of all.slice(0, CHANGES)) history.add(past)
  const buildSeconds = (performance.now() - startedAt) / 1000
  const memoryMb = heapMb() - before
  const keys = [...history.keys()].length
  say(`${CHANGES} pull requests added in ${buildSeconds.toFixed(1)} s`)

  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const tookMs = all.slice(CHANGES).map((pullRequest) => timeOf(() => history.rank(pullRequest, 3)))
    say(`round ${round + 1}: p95 ${ms(percentile(tookMs, 0.95))}`)
    return tookMs
  })
  const middle = (share: number) => median(rounds.map((tookMs) => percentile(tookMs, share)))
  const large = all.slice(CHANGES).filter(({ paths }) => paths.length >= 40)
  const largeMs = large.map((pullRequest) => timeOf(() => history.rank(pullRequest, 3)))
  return [
    {
      what: `ranking one pull request after ${CHANGES.toLocaleString('en')} earlier ones, p50`,
      figure: ms(middle(0.5)),
    },
    {
      what: 'the same, p95',
      figure: ms(middle(0.95)),
      goal: { words: `≤ ${GOAL_MS} ms`, isMet: middle(0.95) <= GOAL_MS, isOfTime: true },
    },
    { what: 'the same, p99', figure: ms(middle(0.99)) },
    { what: `those of 40 files and more (${large.length}), p95`, figure: ms(percentile(largeMs, 0.95)) },
    { what: 'adding one pull request to the history', figure: ms((buildSeconds * 1000) / CHANGES) },
    { what: 'building the whole history', figure: `${buildSeconds.toFixed(1)} s` },
    {
      what: `the history in memory, ${keys.toLocaleString('en')} keys`,
      figure: `${Math.round(memoryMb)} MB`,
    },
  ]
}

function timeOf(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

/** What the heap holds after a collection. */
function heapMb(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed / 1024 ** 2
}

const ms = (value: number) => `${value.toFixed(2)} ms`
