import { byKey } from '../link-scoring/by-key'
import type { IssuePool } from '../link-scoring/issue-pool'
import { remembered } from '../link-scoring/remembered'
import { closerLooks, type WeighedWord, weighWords, worthLookingUp } from '../link-scoring/search-words'
import type { TokenField } from './issue-token'
import { type Asking, latestFirst, MOST_OF_PERSON } from './issues-of-person'
import { type KnownScope, meanLengthOf } from './pool-scope'
import type { IndexedIssue, ProjectIndex, Worth } from './project-index'
import type { ReadIssues } from './read-issues'

interface Indexed {
  readonly scope: KnownScope
  /** Of each project of the scope, in its order. */
  readonly indexes: readonly ProjectIndex[]
  readonly readIssues: ReadIssues
  readonly now: Date
}

/** The pool of a repository whose projects this process has in memory: it finds what Postgres would find. */
export const indexedIssuePool = ({ scope, indexes, readIssues, now }: Indexed): IssuePool => {
  const excluded = new Set(scope.excluded)
  const projects = indexes.flatMap((index, at) => {
    const tokenOf = scope.tokensOf[at]
    return tokenOf ? [{ index, tokenOf }] : []
  })

  const countIn = (field: TokenField) =>
    remembered((word) =>
      projects.reduce((sum, { index, tokenOf }) => sum + index.countOf(tokenOf(field, word)), 0),
    )
  const countsIn = { text: countIn('text'), summary: countIn('summary') }
  const count = (words: Iterable<string>, field: 'text' | 'summary'): ReadonlyMap<string, number> =>
    new Map([...words].map((word) => [word, countsIn[field](word)]))

  const ofPerson = (asking: Asking) => {
    const issues = projects.flatMap(({ index, tokenOf }) =>
      index.withAny([...asking.person.callNames].map((name) => tokenOf(asking.field, name))),
    )
    const candidates = issues.filter(({ issueId }) => !excluded.has(issueId))
    if (candidates.length <= MOST_OF_PERSON) return latestFirst(candidates, asking)
    const latest = candidates.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime() || byId(a, b))
    return latestFirst(latest.slice(0, MOST_OF_PERSON), asking)
  }

  return {
    async statisticsOf(words) {
      return {
        issueCount: scope.issueCount,
        meanLength: meanLengthOf(scope, 'text'),
        countOf: count(words, 'text'),
      }
    },

    async search(words, within, limit) {
      const weighed = weighWords(words, count(words.keys(), within), scope.issueCount)
      const first = worthLookingUp(weighed)
      const isFirst = new Set(first)
      const others = weighed.filter((word) => !isFirst.has(word))
      const most = closerLooks(limit)
      const found = projects.flatMap(({ index, tokenOf }) => {
        const worthsOf = (list: readonly WeighedWord[]) =>
          list.map(({ word, worth }): Worth => [tokenOf(within, word), worth])
        return index.search({
          ...{ first: worthsOf(first), others: worthsOf(others) },
          ...{ within: { within, meanLength: meanLengthOf(scope, within) }, excluded, most },
        })
      })
      const looked = [...found]
        .sort((a, b) => b.firstScore - a.firstScore || byId(a.issue, b.issue))
        .slice(0, most)
      const best = looked.sort((a, b) => b.score - a.score || byKey(a.issue.key, b.issue.key)).slice(0, limit)
      return readIssues(best.map(({ issue }) => issue.issueId))
    },

    async assignedTo(person, limit) {
      const found = ofPerson({ person, field: 'assignee', now })
      return readIssues(found.slice(0, limit).map(({ issueId }) => issueId))
    },

    async touchedBy(person, limit) {
      const touched = ofPerson({ person, field: 'active', now }).filter(({ at }) => at > 0)
      return readIssues(touched.slice(0, limit).map(({ issueId }) => issueId))
    },
  }
}

const byId = (one: IndexedIssue, other: IndexedIssue) => (one.issueId < other.issueId ? -1 : 1)
