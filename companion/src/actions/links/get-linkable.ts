import type { TenantSql } from '../../database/database'
import { Failure } from '../../failure'
import { type LinkablePullRequest, linkablePullRequests } from '../../pull-requests/linkable'

/** Throws `not-there`, with a sentence for the person, for one that may not reach the issue. */
export const getLinkable = async (
  sql: TenantSql,
  { issueId, pullRequestId }: { readonly issueId: string; readonly pullRequestId: string },
): Promise<LinkablePullRequest> => {
  const found = await linkablePullRequests(sql, issueId).find(pullRequestId)
  if (found) return found
  throw new Failure('not-there', 'This pull request may not be linked to the issue. Nothing was changed.')
}
