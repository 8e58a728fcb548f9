import { linkablePullRequests } from '../../pull-requests/linkable'
import type { Action } from '../action'
import { knowIssue } from './know-issue'

/** As many as somebody looks through; an older one is linked by its address. */
const MOST = 100

/** The open pull requests that may be linked to the issue by hand, the latest changed first. */
export const listOpenPullRequests: Action<'list-open-pull-requests'> = async (
  tools,
  { tenantId, request: { issueId } },
) => {
  await knowIssue(tools, tenantId, issueId)
  const open = await tools.database.withTenant(tenantId, (sql) =>
    linkablePullRequests(sql, issueId).listOpen(MOST),
  )
  return {
    pullRequests: open.map(({ pullRequestId, name, label, title, author, updatedAt }) => ({
      ...{ pullRequestId, repository: name, label, title, author: author.name },
      updatedAt: updatedAt.toISOString(),
    })),
  }
}
