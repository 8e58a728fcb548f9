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
 * The issues that are worth a closer look, in order of their keys: a few hundred of all open ones. Words of every part of
 * the pull request find most of them; what its author works on adds those whose words do not show it.
 */
export async function findCandidates(asked: Asked, pool: IssuePool): Promise<Candidates> {
  const even = (words: ReadonlySet<string>) => new Map([...words].map((word) => [word, 1]))
  const own = await pool.assignedTo(asked.author, OWN_LIMIT)
  const found = [
    await pool.search(asked.all, 'text', 60),
    await pool.search(even(asked.title), 'text', 30),
    await pool.search(even(asked.title), 'summary', 25),
    await pool.search(even(asked.pathTails), 'text', 10),
    own.slice(0, 15),
    await pool.touchedBy(asked.author, 10),
  ].flat()
  const byTheirKey = new Map(found.map((issue) => [issue.key, issue]))
  const issues = [...byTheirKey.values()].sort((a, b) => byKey(a.key, b.key))
  const words = new Set([
    ...asked.all.keys(),
    ...asked.paths,
    ...issues.flatMap(({ text }) => [...text.summary]),
  ])
  return { issues, own, statistics: await pool.statisticsOf(words) }
}

const OWN_LIMIT = 60
