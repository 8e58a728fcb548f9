import type { TenantSql } from '../database/database'

const EVERYWHERE = 'everywhere'

/** Where somebody does not want to be suggested as a reviewer. */
export interface OptedOut {
  readonly isEverywhere: boolean
  readonly repositoryIds: ReadonlySet<string>
}

/** Who does not want to be suggested as a reviewer, by Jira's account id. */
export const optOuts = (sql: TenantSql) => ({
  /** Everybody who is not to be suggested in this repository. */
  async of(repositoryId: string): Promise<ReadonlySet<string>> {
    const rows = await sql<{ accountId: string }[]>`
      select distinct jira_account_id as "accountId" from reviewer_opt_out
      where place in (${EVERYWHERE}, ${repositoryId})`
    return new Set(rows.map(({ accountId }) => accountId))
  },

  async find(accountId: string): Promise<OptedOut> {
    const rows = await sql<{ place: string }[]>`
      select place from reviewer_opt_out where jira_account_id = ${accountId}`
    const places = new Set(rows.map(({ place }) => place))
    const isEverywhere = places.delete(EVERYWHERE)
    return { isEverywhere, repositoryIds: places }
  },

  /** Without a repository it is about all of them. */
  async set(accountId: string, repositoryId: string | undefined, isOut: boolean): Promise<void> {
    const place = repositoryId ?? EVERYWHERE
    const row = { jira_account_id: accountId, place, repository_id: repositoryId ?? null }
    if (isOut) await sql`insert into reviewer_opt_out ${sql(row)} on conflict do nothing`
    else await sql`delete from reviewer_opt_out where jira_account_id = ${accountId} and place = ${place}`
  },
})
