import type { Database, TenantSql } from '../database/database'
import { B, K1, rarity, saturated } from '../link-scoring/bm25'
import { byKey } from '../link-scoring/by-key'
import type { IssuePool } from '../link-scoring/issue-pool'
import type { OpenIssue } from '../link-scoring/open-issue'
import { areSamePerson, type Person } from '../link-scoring/people'
import { type TokenField, tokensIn } from './issue-token'
import { type OpenIssueRow, openIssueOf, readOpenIssues } from './open-issue-row'
import { type PoolOf, type PoolScope, readPoolScope } from './pool-scope'

/** So many words are looked up, those that weigh most: many of the words of a pull request stand in every issue. */
const MOST_WORDS = 40
const LEAST_WORDS = 10
/** As soon as the words chosen so far stand in so many issues, the rest adds only time. */
const MOST_PLACES = 4_000
/** So many issues are scored exactly. */
const MOST_ROWS = 300

/**
 * The open issues of the projects that a repository is mapped to, in Postgres, as they are stored at `now`. One pool is
 * for one decision: what it has read it keeps.
 */
export const postgresIssuePool = (
  database: Database,
  tenantId: string,
  { now, ...of }: PoolOf & { readonly now: Date },
): IssuePool => {
  const read = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)
  let scope: Promise<Known> | undefined
  const known = () => (scope ??= read((sql) => readPoolScope(sql, of)).then(knownOf))
  const knownOf = (one: PoolScope): Known => ({
    ...one,
    tokensOf: one.projectIds.map((projectId) => tokensIn(tenantId, projectId)),
  })
  const counts = new Map<number, number>()
  const issues = new Map<string, OpenIssue>()

  const countTokens = async (tokens: readonly number[]) => {
    const unknown = tokens.filter((token) => !counts.has(token))
    if (unknown.length === 0) return
    const rows = await read(
      (sql) => sql<{ token: string; count: number }[]>`
        select token, count from token_count where token = any(${unknown}::bigint[])`,
    )
    for (const token of unknown) counts.set(token, 0)
    for (const { token, count } of rows) counts.set(Number(token), count)
  }

  const countWords = async (
    words: Iterable<string>,
    field: TokenField,
  ): Promise<ReadonlyMap<string, number>> => {
    const { tokensOf } = await known()
    const tokens = [...words].map((word) => [word, tokensOf.map((token) => token(field, word))] as const)
    await countTokens(tokens.flatMap(([, all]) => all))
    return new Map(
      tokens.map(([word, all]) => [word, all.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)]),
    )
  }

  const issuesOf = async (issueIds: readonly string[]): Promise<readonly OpenIssue[]> => {
    const unknown = issueIds.filter((issueId) => !issues.has(issueId))
    const rows: readonly OpenIssueRow[] =
      unknown.length === 0 ? [] : await read((sql) => readOpenIssues(sql, unknown))
    for (const row of rows) issues.set(row.issueId, openIssueOf(row, now))
    return issueIds.flatMap((issueId) => issues.get(issueId) ?? [])
  }

  const issuesOfPerson = async (person: Person, field: TokenField): Promise<readonly Touched[]> => {
    const { tokensOf, excluded } = await known()
    const names = tokensOf.flatMap((token) => [...person.callNames].map((name) => token(field, name)))
    if (names.length === 0) return []
    const found = await read(
      (sql) => sql<{ issueId: string }[]>`
        select issue_id as "issueId" from find_open_issues_of(${names}::bigint[], ${[...excluded]}, ${MOST_ROWS})`,
    )
    const touched = (await issuesOf(found.map(({ issueId }) => issueId))).map((issue) => ({
      issue,
      at: lastTouch(issue, person),
    }))
    return touched.sort((a, b) => b.at - a.at || byKey(a.issue.key, b.issue.key))
  }

  return {
    async statisticsOf(words) {
      const { issueCount, textLength } = await known()
      return {
        issueCount,
        meanLength: textLength / Math.max(1, issueCount) || 1,
        countOf: await countWords(words, 'text'),
      }
    },

    async search(words, within, limit) {
      const { tokensOf, issueCount, excluded, ...lengths } = await known()
      const mean =
        (within === 'text' ? lengths.textLength : lengths.summaryLength) / Math.max(1, issueCount) || 1
      const countOf = await countWords(words.keys(), within)
      const weighed = [...words]
        .map(([word, weight]) => ({ word, count: countOf.get(word) ?? 0, weight }))
        .filter(({ count }) => count > 0)
        .map((one) => ({ ...one, worth: one.weight * rarity(issueCount, one.count) }))
        .sort((a, b) => b.worth - a.worth)
      const chosen = theRarest(weighed).flatMap(({ word, worth }) =>
        tokensOf.map((token) => [token(within, word), worth] as const),
      )
      if (chosen.length === 0) return []
      const tokens = chosen.map(([token]) => token)
      const worths = chosen.map(([, worth]) => worth)
      const found = await read(
        (sql) => sql<{ issueId: string }[]>`
          select issue_id as "issueId" from find_open_issues(${tokens}::bigint[], ${worths}::float8[], ${within},
            ${mean}, ${K1}, ${B}, ${[...excluded]}, ${Math.min(MOST_ROWS, limit * 3)})`,
      )
      const scored = (await issuesOf(found.map(({ issueId }) => issueId))).map((issue) => ({
        issue,
        score: scoreOf(issue, { weighed, within, mean }),
      }))
      return scored
        .sort((a, b) => b.score - a.score || byKey(a.issue.key, b.issue.key))
        .slice(0, limit)
        .map(({ issue }) => issue)
    },

    async assignedTo(person, limit) {
      return (await issuesOfPerson(person, 'assignee')).slice(0, limit).map(({ issue }) => issue)
    },

    async touchedBy(person, limit) {
      const touched = (await issuesOfPerson(person, 'active')).filter(({ at }) => at > 0)
      return touched.slice(0, limit).map(({ issue }) => issue)
    },
  }
}

interface Known extends PoolScope {
  /** One for each project. */
  readonly tokensOf: readonly ReturnType<typeof tokensIn>[]
}

interface Touched {
  readonly issue: OpenIssue
  /** Milliseconds since 1970; 0 when the person never did. */
  readonly at: number
}

interface WeighedWord {
  readonly word: string
  /** In how many issues it stands. */
  readonly count: number
  readonly worth: number
}

/** Of words in order of their worth. */
const theRarest = (weighed: readonly WeighedWord[]): readonly WeighedWord[] => {
  let places = 0
  return weighed.slice(0, MOST_WORDS).filter(({ count }, at) => {
    places += count
    return at < LEAST_WORDS || places <= MOST_PLACES
  })
}

interface Scoring {
  readonly weighed: readonly WeighedWord[]
  readonly within: 'text' | 'summary'
  readonly mean: number
}

/** BM25 over all words, the common ones, too. */
const scoreOf = ({ text }: OpenIssue, { weighed, within, mean }: Scoring): number => {
  const length = (within === 'text' ? text.length : text.summary.size) / mean
  let score = 0
  for (const { word, worth } of weighed) {
    const times = within === 'text' ? (text.words.get(word) ?? 0) : Number(text.summary.has(word))
    if (times > 0) score += worth * saturated(times, length)
  }
  return score
}

const lastTouch = ({ activity }: OpenIssue, person: Person): number => {
  let last = 0
  for (const { at, by } of activity) if (at.getTime() > last && areSamePerson(by, person)) last = at.getTime()
  return last
}
