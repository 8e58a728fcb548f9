import { createHash } from 'node:crypto'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'
import { countPullRequest } from '../review-history/count-pull-request'
import { allOf, keysOf } from '../review-history/history-keys'
import type { PastPullRequest, PullRequestToReview } from '../review-history/pull-request-to-review'
import { emptyTally, type Tally } from '../review-history/tally'
import { rowOf, type TallyRow, tallyOf } from '../review-history/tally-rows'

/** An index holds no longer keys than this many characters in four bytes each. */
const LONGEST_KEY = 500

/** What the past of a repository says about who reviews what. */
export const tallies = (sql: TenantSql) => ({
  /** Counts a merged pull request; false for one that is counted already. Others of its repository wait meanwhile. */
  async count(repositoryId: string, number: number, past: PastPullRequest): Promise<boolean> {
    await sql`select from repository where repository_id = ${repositoryId} for no key update`
    const counted = await sql`
      insert into counted_pull_request ${sql({ repository_id: repositoryId, number })}
      on conflict do nothing returning number`
    if (counted.length === 0) return false
    const found = new Map(await read(sql, repositoryId, past))
    countPullRequest(past, (key) => {
      const tally = found.get(key) ?? emptyTally()
      found.set(key, tally)
      return tally
    })
    await write(sql, repositoryId, found)
    return true
  },

  /** Those that a ranking of this pull request needs, by key. */
  read: (repositoryId: string, pullRequest: PullRequestToReview): Promise<ReadonlyMap<string, Tally>> =>
    read(sql, repositoryId, pullRequest),

  /** Which of these pull requests are counted. */
  async counted(repositoryId: string, numbers: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await sql<{ number: string }[]>`
      select number from counted_pull_request
      where repository_id = ${repositoryId} and number = any(${[...numbers]})`
    return new Set(rows.map(({ number }) => Number(number)))
  },

  async countAll(repositoryId: string): Promise<number> {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from counted_pull_request where repository_id = ${repositoryId}`
    return row?.count ?? 0
  },

  /** What nobody touched since then goes; a repository's size bounds what is kept, and not its age. */
  async forget(repositoryId: string, before: Date): Promise<void> {
    await sql`
      delete from review_tally
      where repository_id = ${repositoryId} and last_at < ${before} and not starts_with(key, 'everyone')`
  },
})

const read = async (
  sql: TenantSql,
  repositoryId: string,
  pullRequest: PullRequestToReview,
): Promise<ReadonlyMap<string, Tally>> => {
  const keys = new Map([...allOf(keysOf(pullRequest))].map((key) => [storedKey(key), key]))
  const rows = await sql<{ key: string; tally: TallyRow }[]>`
    select key, tally from review_tally
    where repository_id = ${repositoryId} and key = any(${[...keys.keys()]})`
  return new Map(rows.map(({ key, tally }) => [keys.get(key) ?? key, tallyOf(tally)]))
}

const write = async (sql: TenantSql, repositoryId: string, found: ReadonlyMap<string, Tally>) => {
  const rows = [...found].map(([key, tally]) => ({
    repository_id: repositoryId,
    key: storedKey(key),
    tally: sql.json(passedJson(rowOf(key, tally))),
    last_at: new Date(Math.max(tally.total.reviewedAt, tally.total.authoredAt)),
  }))
  await sql`
    insert into review_tally ${sql(rows)}
    on conflict (tenant_id, repository_id, key) do update set tally = excluded.tally, last_at = excluded.last_at`
}

/** A path may be longer than what an index takes; what stands for it is as good. */
const storedKey = (key: string): string =>
  key.length <= LONGEST_KEY
    ? key
    : `${key.slice(0, LONGEST_KEY - 80)} ${createHash('sha256').update(key).digest('hex')}`
