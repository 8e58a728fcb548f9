import type { Database } from '../database/database'
import { byKey } from '../link-scoring/by-key'
import type { IssuePool } from '../link-scoring/issue-pool'
import { asOf, type OpenIssue } from '../link-scoring/open-issue'
import type { Person } from '../link-scoring/people'
import { scoreOf, weighWords } from '../link-scoring/search-words'
import { inOneTransaction } from './in-one-transaction'
import { findIssuesOf } from './issues-of-person'
import { preparedOf, readOpenIssues } from './open-issue-row'
import { type KnownScope, knownScope, meanLengthOf, type PoolOf, readPoolScope } from './pool-scope'
import type { PreparedIssues } from './prepared-issues'
import { findIssueIds } from './search-issues'
import { createWordCounts } from './word-counts'

/**
 * The open issues of the projects that a repository is mapped to, in Postgres, as they are stored at `now`. One pool is
 * for one decision: what it has read it keeps. What is asked at the same time is read together.
 */
export const postgresIssuePool = (
  database: Database,
  tenantId: string,
  { now, preparedIssues, ...of }: PoolOf & { readonly now: Date; readonly preparedIssues: PreparedIssues },
): IssuePool => {
  const read = inOneTransaction(database, tenantId)
  const countWords = createWordCounts(read)
  const issues = new Map<string, OpenIssue>()
  let scope: Promise<KnownScope> | undefined
  const known = () => {
    scope ??= read((sql) => readPoolScope(sql, of)).then((one) => knownScope(tenantId, one))
    return scope
  }

  const issuesOf = async (issueIds: readonly string[]): Promise<readonly OpenIssue[]> => {
    const unseen = issueIds.filter((issueId) => !issues.has(issueId))
    if (unseen.length > 0) await prepare(unseen)
    return issueIds.flatMap((issueId) => issues.get(issueId) ?? [])
  }

  /** Only what this process has not looked at lately, or what has changed since, is read and taken apart. */
  const prepare = async (issueIds: readonly string[]) => {
    const known = new Map(issueIds.map((issueId) => [issueId, preparedIssues.find(tenantId, issueId)]))
    for (const row of await read((sql) => readOpenIssues(sql, known))) {
      const prepared = preparedOf(row)
      preparedIssues.keep(tenantId, row.issueId, prepared)
      known.set(row.issueId, prepared)
    }
    for (const [issueId, prepared] of known)
      if (prepared && !issues.has(issueId)) issues.set(issueId, asOf(prepared.issue, now, prepared.text))
  }

  const ofPerson = async (person: Person, field: 'assignee' | 'active') =>
    findIssuesOf(read, { scope: await known(), person, field, now })

  return {
    async statisticsOf(words) {
      const all = await known()
      const countOf = await countWords(all, words, 'text')
      return { issueCount: all.issueCount, meanLength: meanLengthOf(all, 'text'), countOf }
    },

    async search(words, within, limit) {
      const all = await known()
      const countOf = await countWords(all, words.keys(), within)
      const weighed = weighWords(words, countOf, all.issueCount)
      const inField = { within, meanLength: meanLengthOf(all, within) }
      const ids = await findIssueIds(read, { scope: all, words: weighed, ...inField, limit })
      return (await issuesOf(ids))
        .map((issue) => ({ issue, score: scoreOf(issue.text, weighed, inField) }))
        .sort((a, b) => b.score - a.score || byKey(a.issue.key, b.issue.key))
        .slice(0, limit)
        .map(({ issue }) => issue)
    },

    async assignedTo(person, limit) {
      const found = await ofPerson(person, 'assignee')
      return issuesOf(found.slice(0, limit).map(({ issueId }) => issueId))
    },

    async touchedBy(person, limit) {
      const touched = (await ofPerson(person, 'active')).filter(({ at }) => at > 0)
      return issuesOf(touched.slice(0, limit).map(({ issueId }) => issueId))
    },
  }
}
