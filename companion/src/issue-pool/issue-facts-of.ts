import type { Database } from '../database/database'
import { strongestClaim } from '../link-scoring/earlier-claims'
import type { IssueFacts } from '../link-scoring/issue-facts'
import type { OpenIssue } from '../link-scoring/open-issue'
import { readClaims } from './read-claims'

interface FactsFor {
  readonly repositoryId: string
  readonly pullRequestId: string
  /** Who opened the pull request, as its host calls them. */
  readonly author: string
  readonly now: Date
  /** Whether the author watches the issue with this id in Jira. */
  readonly isWatched: (issueId: string) => Promise<boolean>
}

interface Row {
  readonly issueId: string
  readonly statusCategory: string
  readonly hasOpenPullRequest: boolean
  readonly another: string | null
  readonly isUsualProject: boolean
}

/** What is known of the first candidate of a pull request. One that has gone since allows no work. */
export const issueFactsOf =
  (database: Database, tenantId: string, { repositoryId, pullRequestId, author, now, isWatched }: FactsFor) =>
  async ({ key }: OpenIssue): Promise<IssueFacts> => {
    const [[row], claims] = await database.withTenant(tenantId, async (sql) => [
      await sql<Row[]>`
        with others as (
          select pull.state, pull.author ->> 'login' as author, pull.updated_at from open_issue issue
          join linked_issue link using (tenant_id, issue_id)
          join pull_request pull using (tenant_id, pull_request_id)
          where issue.key = ${key} and link.decision <> 'rejected' and pull.pull_request_id <> ${pullRequestId})
        select issue.issue_id as "issueId", issue.status_category as "statusCategory",
          exists (select from others where state in ('open', 'draft')) as "hasOpenPullRequest",
          (select author from others where state in ('merged', 'declined') and author <> ${author}
            order by updated_at desc limit 1) as another,
          issue.project_id is not distinct from (
            select known.project_id from linked_issue link
            join issue known using (tenant_id, issue_id)
            join pull_request pull using (tenant_id, pull_request_id)
            where pull.repository_id = ${repositoryId} and link.decision <> 'rejected'
            group by known.project_id order by count(*) desc, known.project_id limit 1) as "isUsualProject"
        from open_issue issue
        join repository_project map using (tenant_id, project_id)
        where issue.key = ${key} and map.repository_id = ${repositoryId}`,
      await readClaims(sql, { key, pullRequestId }),
    ])
    if (!row) return { ...nothingKnown, allowsWork: false }
    return {
      isInProgress: row.statusCategory === 'indeterminate',
      allowsWork: row.statusCategory !== 'done',
      hasOpenPullRequest: row.hasOpenPullRequest,
      pullRequestOfAnother: row.another ?? undefined,
      earlierClaim: strongestClaim(claims, now),
      isWatchedByAuthor: await isWatched(row.issueId),
      isUsualProject: row.isUsualProject,
    }
  }

const nothingKnown = {
  isInProgress: false,
  hasOpenPullRequest: false,
  pullRequestOfAnother: undefined,
  earlierClaim: 0,
  isWatchedByAuthor: false,
  isUsualProject: false,
}
