import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'

/** Who could review a pull request and who should hear of it, as the panel shows them. */
export interface StoredSuggestion {
  readonly reviewers: readonly {
    readonly login: string
    readonly name: string
    readonly accountId?: string | undefined
    readonly isStakeholder: boolean
    readonly reasons: readonly { readonly text: string; readonly issueId?: string }[]
  }[]
  readonly toTell: readonly {
    readonly accountId: string
    readonly name: string
    readonly issueId: string
    readonly reason: string
    readonly perhaps?: { readonly login: string; readonly name: string } | undefined
  }[]
  readonly note?: string | undefined
}

export interface ShownSuggestion {
  readonly suggestion: StoredSuggestion
  /** Logins whose review is awaited. */
  readonly requested: readonly string[]
  /** Jira accounts that were told by a click. */
  readonly told: readonly string[]
}

interface Named {
  readonly connectionId: string
  readonly login: string
}

export interface SuggestedPullRequest {
  readonly pullRequestId: string
  readonly hostRepositoryId: string
  readonly number: number
}

export const reviewerSuggestions = (sql: TenantSql) => ({
  async save(
    pullRequestId: string,
    suggestion: StoredSuggestion,
    requested: readonly string[],
  ): Promise<void> {
    const row = {
      suggestion: sql.json(passedJson(suggestion)),
      requested: [...requested],
      suggested_at: new Date(),
    }
    await sql`
      insert into reviewer_suggestion ${sql({ pull_request_id: pullRequestId, ...row })}
      on conflict (tenant_id, pull_request_id) do update set ${sql(row)}`
  },

  async find(pullRequestId: string): Promise<ShownSuggestion | undefined> {
    const [row] = await sql<ShownSuggestion[]>`
      select suggestion, requested, told from reviewer_suggestion where pull_request_id = ${pullRequestId}`
    return row
  },

  /** The newest 50 open pull requests of a repository for which somebody was looked for. */
  ofOpen: (repositoryId: string): Promise<readonly SuggestedPullRequest[]> =>
    openOnes(sql, sql`pull.repository_id = ${repositoryId}`),

  /** The newest 50 open pull requests for which this account of a git host is suggested. */
  naming: ({ connectionId, login }: Named): Promise<readonly SuggestedPullRequest[]> =>
    openOnes(
      sql,
      sql`repository.connection_id = ${connectionId}
        and suggestion->'reviewers' @> ${sql.json([{ login }])}`,
    ),

  /** Writes nothing where nobody was suggested. */
  async saveRequested(pullRequestId: string, requested: readonly string[]): Promise<void> {
    await sql`
      update reviewer_suggestion set requested = ${[...requested]} where pull_request_id = ${pullRequestId}`
  },

  async addTold(pullRequestId: string, accountId: string): Promise<void> {
    await sql`
      update reviewer_suggestion set told = array_append(array_remove(told, ${accountId}), ${accountId})
      where pull_request_id = ${pullRequestId}`
  },
})

const openOnes = async (
  sql: TenantSql,
  condition: ReturnType<TenantSql>,
): Promise<readonly SuggestedPullRequest[]> => {
  const rows = await sql<(Omit<SuggestedPullRequest, 'number'> & { readonly number: string })[]>`
    select pull.pull_request_id as "pullRequestId", repository.host_repository_id as "hostRepositoryId", pull.number
    from reviewer_suggestion join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    where ${condition} and pull.state in ('open', 'draft')
    order by pull.updated_at desc, pull.pull_request_id limit 50`
  return rows.map((row) => ({ ...row, number: Number(row.number) }))
}
