import { byKey } from '../link-scoring/by-key'
import type { IssuePool } from '../link-scoring/issue-pool'
import type { Person } from '../link-scoring/people'
import { scoreOf, weighWords, worthsOf } from '../link-scoring/search-words'
import type { Read } from './in-one-transaction'
import { findIssuesOf } from './issues-of-person'
import type { PersonOfJira } from './jira-name'
import { type KnownScope, meanLengthOf } from './pool-scope'
import type { ReadIssues } from './read-issues'
import { findIssueIds } from './search-issues'
import { createWordCounts } from './word-counts'

interface Stored {
  readonly read: Read
  readonly personOf: PersonOfJira
  readonly scope: KnownScope
  readonly readIssues: ReadIssues
  readonly now: Date
}

/** The pool of a repository, found in Postgres. */
export const postgresIssuePool = ({ read, personOf, scope, readIssues, now }: Stored): IssuePool => {
  const countWords = createWordCounts(read)
  const ofPerson = (person: Person, field: 'assignee' | 'active') =>
    findIssuesOf(read, { scope, personOf, person, field, now })

  return {
    async statisticsOf(words) {
      const countOf = await countWords(scope, words, 'text')
      return { issueCount: scope.issueCount, meanLength: meanLengthOf(scope, 'text'), countOf }
    },

    async search(words, within, limit) {
      const countOf = await countWords(scope, words.keys(), within)
      const weighed = weighWords(words, countOf, scope.issueCount)
      const inField = { within, meanLength: meanLengthOf(scope, within) }
      const ids = await findIssueIds(read, { scope, words: weighed, ...inField, limit })
      const worths = worthsOf(weighed)
      return (await readIssues(ids))
        .map((issue) => ({ issue, score: scoreOf(issue.text, worths, inField) }))
        .sort((a, b) => b.score - a.score || byKey(a.issue.key, b.issue.key))
        .slice(0, limit)
        .map(({ issue }) => issue)
    },

    async assignedTo(person, limit) {
      const found = await ofPerson(person, 'assignee')
      return readIssues(found.slice(0, limit).map(({ issueId }) => issueId))
    },

    async touchedBy(person, limit) {
      const touched = (await ofPerson(person, 'active')).filter(({ at }) => at > 0)
      return readIssues(touched.slice(0, limit).map(({ issueId }) => issueId))
    },
  }
}
