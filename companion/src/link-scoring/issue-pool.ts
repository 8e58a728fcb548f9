import type { OpenIssue } from './open-issue'
import type { Person } from './people'

/** The open issues of the projects that are mapped to a repository, as they stand now. */
export interface IssuePool {
  /** In how many of them each word occurs. A word that none holds may be left out. */
  statisticsOf(words: ReadonlySet<string>): Promise<PoolStatistics>
  /** Those whose words weigh most by `bm25`, best first. */
  search(
    words: ReadonlyMap<string, number>,
    within: 'text' | 'summary',
    limit: number,
  ): Promise<readonly OpenIssue[]>
  /** Those made or changed last, by anybody, come first. */
  assignedTo(person: Person, limit: number): Promise<readonly OpenIssue[]>
  /** Those the person reported, changed or commented on last, latest first. */
  touchedBy(person: Person, limit: number): Promise<readonly OpenIssue[]>
}

export interface PoolStatistics {
  readonly issueCount: number
  readonly meanLength: number
  readonly countOf: ReadonlyMap<string, number>
}
