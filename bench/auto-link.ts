import { decideLink } from '@throughline/companion/link-scoring/decide-link'
import { learnedModel } from '@throughline/companion/link-scoring/learned-model'
import { createMemoryPool } from '@throughline/companion/link-scoring/memory-pool'
import { askingPullRequest, recordedIssues } from './auto-link-texts'
import type { Figure } from './figures'

const ISSUES = 10_000
const DECISIONS = 300
const GOAL_P95_MS = 25

/** The whole decision for one pull request, from its texts to a confidence, among so many open issues in memory. */
export async function autoLink(say: (line: string) => void): Promise<readonly Figure[]> {
  const issues = recordedIssues(ISSUES)
  const startedAt = performance.now()
  const pool = createMemoryPool(issues).openAt(now, new Uint8Array(ISSUES).fill(1))
  say(`indexed ${ISSUES} issues in ${ms(performance.now() - startedAt)}`)
  for (let at = 0; at < 30; at++) await timeOnce(at)
  const times: number[] = []
  for (let at = 0; at < DECISIONS; at++) times.push(await timeOnce(at))
  times.sort((a, b) => a - b)
  const p95 = times[Math.floor(DECISIONS * 0.95)] ?? Infinity
  return [
    {
      what: `one decision among ${ISSUES} open issues, p50 of ${DECISIONS}`,
      figure: ms(times[DECISIONS / 2] ?? 0),
    },
    {
      what: 'p95',
      figure: ms(p95),
      goal: { words: `≤ ${GOAL_P95_MS} ms`, isMet: p95 <= GOAL_P95_MS, isOfTime: true },
    },
  ]

  async function timeOnce(at: number): Promise<number> {
    const pullRequest = askingPullRequest(issues, at)
    const before = performance.now()
    await decideLink({ pullRequest, pool, now, model: learnedModel })
    return performance.now() - before
  }
}

const now = new Date('2026-01-01T00:00:00Z')

const ms = (value: number) => `${value.toFixed(1)} ms`
