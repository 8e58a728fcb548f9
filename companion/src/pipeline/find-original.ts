import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { OriginalPullRequest } from '../features/feature'
import type { GitHostClient } from '../git-hosts/git-host'
import { linkedIssues } from '../pull-requests/linked-issues'
import { labelOf, type PullRequest } from '../pull-requests/pull-request'
import { type LocatedPullRequest, pullRequests } from '../pull-requests/pull-requests'
import { reverts } from '../pull-requests/reverts'

interface FindOriginalOptions {
  readonly database: Database
  readonly client: GitHostClient
  readonly tenantId: string
  readonly pullRequestId: string
}

/**
 * The pull request that this one takes back, as its host tells it now. Where this one takes back a revert, it is the one
 * that was reverted. Undefined where it was never seen here, or is gone.
 */
export const createFindOriginal =
  ({ database, client, tenantId, pullRequestId }: FindOriginalOptions) =>
  async (): Promise<OriginalPullRequest | undefined> => {
    const found = await database.withTenant(tenantId, async (sql) => {
      const originalId = await reverts(sql).originalOf(pullRequestId)
      if (!originalId) return undefined
      const located = await pullRequests(sql).locate(originalId)
      return (
        located && {
          located,
          originalId,
          issueIds: await linkedIssues(sql).of(originalId),
          takenBack: await reverts(sql).of(originalId),
        }
      )
    })
    if (!found) return undefined
    const { located, originalId, issueIds, takenBack } = found
    const pullRequest = await client.getPullRequest(located, located.number).catch(unlessGone)
    if (!pullRequest || !isSame(located, pullRequest)) return undefined
    return {
      pullRequestId: originalId,
      pullRequest,
      label: labelOf(located.host, located.number),
      issueIds,
      takenBack,
      getChangedFiles: () => client.getChangedFiles(located, located.number),
    }
  }

/** Another repository may have the name by now. */
const isSame = (located: LocatedPullRequest, { repository }: PullRequest) =>
  repository.hostRepositoryId === located.hostRepositoryId

const unlessGone = (error: unknown): undefined => {
  if (error instanceof Failure && error.code === 'git-host-not-found') return undefined
  throw error
}
