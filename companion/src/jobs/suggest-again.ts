import type { TenantSql } from '../database/database'
import { reviewerSuggestions } from '../panel/reviewer-suggestions'
import { addJobs } from './add-jobs'
import { suggestJob } from './suggest-job'

interface Account {
  readonly connectionId: string
  readonly login: string
}

/** What was suggested for a repository's open pull requests while little was known of it is suggested anew. */
export const suggestAgainIn = async (
  sql: TenantSql,
  tenantId: string,
  repositoryId: string,
): Promise<void> => {
  const suggested = await reviewerSuggestions(sql).ofOpen(repositoryId)
  await addJobs(
    sql,
    suggested.map((each) => suggestJob({ tenantId, ...each })),
  )
}

/** The same for open pull requests for which one of these accounts is suggested: something about it has changed. */
export const suggestAgainAbout = async (
  sql: TenantSql,
  tenantId: string,
  accounts: readonly Account[],
): Promise<void> => {
  for (const account of accounts) {
    const suggested = await reviewerSuggestions(sql).naming(account)
    await addJobs(
      sql,
      suggested.map((each) => suggestJob({ tenantId, ...each })),
    )
  }
}
