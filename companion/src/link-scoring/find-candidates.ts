import type { Asked } from './asked'
import { byKey } from './by-key'
import type { IssuePool, PoolStatistics } from './issue-pool'
import type { OpenIssue } from './open-issue'

export interface Candidates {
  readonly issues: readonly OpenIssue[]
  readonly statistics: PoolStatistics
  /** The author's own issues among the open ones, at most `OWN_LIMIT`. */
  readonly own: readonly OpenIssue[]
}

/**
 * The issues that are worth a closer look, in order of their keys: about a hundred of all open ones. Words of every part of
 * the pull request find most of them; what its author works on adds those whose words do not show it.
 */
export async function findCandidates(asked: Asked, pool: IssuePool): Promise<Candidates> {
  const even = (words: ReadonlySet<string>) => new Map([...words].map((word) => [word, 1]))
  const [own, ...found] = await Promise.all([
    pool.assignedTo(asked.author, OWN_LIMIT),
    pool.search(asked.all, 'text', 90),
    pool.search(even(asked.title), 'summary', 30),
    pool.search(even(asked.pathTails), 'text', 25),
    pool.touchedBy(asked.author, 15),
  ])
  const byTheirKey = new Map([...found.flat(), ...own.slice(0, 30)].map((issue) => [issue.key, issue]))
  const issues = [...byTheirKey.values()].sort((a, b) => byKey(a.key, b.key))
  const words = new Set([
    ...asked.all.keys(),
    ...asked.paths,
    ...issues.flatMap(({ text }) => [...text.summary]),
  ])
  return { issues, own, statistics: await pool.statisticsOf(words) }
}

const OWN_LIMIT = 60
