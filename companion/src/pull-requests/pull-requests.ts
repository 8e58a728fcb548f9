import { randomUUID } from 'node:crypto'
import type { GitHostId, PullRequestState } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'
import type { Person, PullRequest, Repository } from './pull-request'
import { isRevert, revertedBy } from './revert'

/** Where a stored pull request lives, and what a link to it says. */
export interface LocatedPullRequest extends Repository {
  readonly repositoryId: string
  readonly connectionId: string
  readonly host: GitHostId
  readonly number: number
  readonly title: string
  readonly url: string
  readonly state: PullRequestState
}

export interface OpenPullRequest {
  readonly number: number
  readonly updatedAt: Date
  readonly author: Person
}

/** The stored state of pull requests: what the panel shows and features start from. Bodies and diffs are not kept. */
export const pullRequests = (sql: TenantSql) => ({
  /** Writes down the state just fetched. Returns our id for the pull request, the same for ever. */
  async save(repositoryId: string, pull: PullRequest): Promise<string> {
    const state = {
      title: pull.title,
      url: pull.url,
      state: pull.state,
      branch: pull.branch,
      base_branch: pull.baseBranch,
      head_sha: pull.headSha,
      author: sql.json(passedJson(pull.author)),
      reviews: sql.json(passedJson(pull.reviews)),
      is_revert: isRevert(pull),
      reverts: revertedBy(pull) ?? null,
      opened_at: pull.openedAt,
      updated_at: pull.updatedAt,
      merged_at: pull.mergedAt ?? null,
      merged_by: pull.mergedBy ?? null,
      merge_sha: pull.mergeSha ?? null,
      file_count: pull.fileCount,
    }
    const key = { pull_request_id: randomUUID(), repository_id: repositoryId, number: pull.number }
    const [row] = await sql<{ id: string }[]>`
      insert into pull_request ${sql({ ...key, ...state })}
      on conflict (tenant_id, repository_id, number) do update set ${sql(state)}
      returning pull_request_id as id`
    return row?.id ?? ''
  },

  /** Our id of a pull request that we have met. */
  async findId(repositoryId: string, number: number): Promise<string | undefined> {
    const [row] = await sql<{ id: string }[]>`
      select pull_request_id as id from pull_request where repository_id = ${repositoryId} and number = ${number}`
    return row?.id
  },

  /** The state we stored last. Undefined for a pull request that was never seen. */
  async findState(repositoryId: string, number: number): Promise<PullRequestState | undefined> {
    const [row] = await sql<{ state: PullRequestState }[]>`
      select state from pull_request where repository_id = ${repositoryId} and number = ${number}`
    return row?.state
  },

  /** When those that we have stored were changed last, by number. */
  async updateTimes(repositoryId: string, numbers: readonly number[]): Promise<ReadonlyMap<number, Date>> {
    const rows = await sql<{ number: string; updatedAt: Date }[]>`
      select number, updated_at as "updatedAt" from pull_request
      where repository_id = ${repositoryId} and number = any(${[...numbers]})`
    return new Map(rows.map(({ number, updatedAt }) => [Number(number), updatedAt]))
  },

  /** The newest of those that are open, as a list of the host would show them. */
  async open(repositoryId: string, most: number): Promise<readonly OpenPullRequest[]> {
    const rows = await sql<(Omit<OpenPullRequest, 'number'> & { number: string })[]>`
      select number, updated_at as "updatedAt", author from pull_request
      where repository_id = ${repositoryId} and state in ('open', 'draft')
      order by updated_at desc limit ${most}`
    return rows.map((row) => ({ ...row, number: Number(row.number) }))
  },

  async locate(pullRequestId: string): Promise<LocatedPullRequest | undefined> {
    const [row] = await sql<(Omit<LocatedPullRequest, 'number'> & { number: string })[]>`
      select repository.repository_id as "repositoryId", repository.connection_id as "connectionId", connection.host,
        repository.host_repository_id as "hostRepositoryId", repository.name, repository.is_private as "isPrivate",
        pull.number, pull.title, pull.url, pull.state
      from pull_request pull
      join repository using (tenant_id, repository_id)
      join connection using (tenant_id, connection_id)
      where pull.pull_request_id = ${pullRequestId}`
    return row && { ...row, number: Number(row.number) }
  },
})
