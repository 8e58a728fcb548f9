import type {
  Panel,
  PanelPullRequest,
  PanelRepository,
  PanelSummary,
  WhyLinked,
} from '@throughline/shared/panel'
import type { GitHostId, PullRequestState } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { labelOf, type Person, type Review } from '../pull-requests/pull-request'

/** One linked pull request as the one query gives it. */
interface Row {
  readonly id: string
  readonly repositoryId: string
  readonly repository: string
  readonly host: GitHostId
  readonly number: string
  readonly title: string
  readonly url: string
  readonly state: PullRequestState
  readonly branch: string
  readonly baseBranch: string
  readonly headSha: string
  readonly author: Person
  readonly reviews: readonly Review[]
  readonly isRevert: boolean
  readonly openedAt: Date
  readonly updatedAt: Date
  readonly mergedAt: Date | null
  readonly mergedBy: string | null
  readonly fileCount: number
  readonly why: WhyLinked
  readonly areas: readonly { readonly area: string; readonly text: string }[] | null
  readonly isPosted: boolean
}

/** More than any issue needs; it bounds the answer. */
const MOST_ROWS = 200

/**
 * What the panel of one issue shows. The repository-to-project map is part of the one query: a pull request of a
 * repository that may not reach the issue's project is not in the answer, nor counted in it.
 */
export const readPanel = async (sql: TenantSql, issueId: string, nextReadSeconds: number): Promise<Panel> => {
  const rows = await sql<Row[]>`
    select pull.pull_request_id as id, pull.repository_id as "repositoryId", repository.name as repository,
      connection.host, pull.number, pull.title, pull.url, pull.state, pull.branch, pull.base_branch as "baseBranch",
      pull.head_sha as "headSha",
      pull.author, pull.reviews, pull.is_revert as "isRevert", pull.opened_at as "openedAt",
      pull.updated_at as "updatedAt", pull.merged_at as "mergedAt", pull.merged_by as "mergedBy",
      pull.file_count as "fileCount", link.why, summary.areas,
      exists (
        select from effect where effect.tenant_id = link.tenant_id and effect.state = 'done'
          and effect.effect_key = 'comment ' || link.issue_id || ' ' || summary.marker) as "isPosted"
    from linked_issue link
    join issue using (tenant_id, issue_id)
    join pull_request pull using (tenant_id, pull_request_id)
    join repository using (tenant_id, repository_id)
    join connection using (tenant_id, connection_id)
    left join merge_summary summary using (tenant_id, pull_request_id)
    join repository_project map
      on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
      and map.project_id = issue.project_id
    where link.issue_id = ${issueId} and link.decision <> 'rejected' and not issue.is_deleted
    order by array_position(array['open', 'draft', 'merged', 'declined'], pull.state), pull.updated_at desc,
      pull.pull_request_id
    limit ${MOST_ROWS}`
  const [about] = await sql<{ key: string | null; hasGitHost: boolean }[]>`
    select (select key from issue where issue_id = ${issueId}) as key,
      exists (select from connection where host <> 'jira' and ended_at is null) as "hasGitHost"`
  return {
    issueKey: about?.key ?? '',
    hasGitHost: about?.hasGitHost ?? false,
    repositories: repositoriesOf(rows),
    summaries: summariesOf(rows),
    nextReadSeconds,
  }
}

const repositoriesOf = (rows: readonly Row[]): PanelRepository[] => {
  const byRepository = new Map<string, PanelRepository>()
  for (const row of rows) {
    const known = byRepository.get(row.repositoryId)
    if (known) known.pullRequests.push(pullRequestOf(row))
    else
      byRepository.set(row.repositoryId, {
        id: row.repositoryId,
        name: row.repository,
        host: row.host,
        pullRequests: [pullRequestOf(row)],
      })
  }
  return [...byRepository.values()]
}

const pullRequestOf = (row: Row): PanelPullRequest => ({
  id: row.id,
  label: labelOf(row.host, Number(row.number)),
  title: row.title,
  url: row.url,
  state: row.state,
  isRevert: row.isRevert,
  branch: row.branch,
  baseBranch: row.baseBranch,
  headSha: row.headSha,
  author: { name: row.author.name, isBot: row.author.isBot },
  reviews: row.reviews.map(({ reviewer, verdict }) => ({ name: reviewer.name, verdict })),
  openedAt: row.openedAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  ...(row.mergedAt && { mergedAt: row.mergedAt.toISOString() }),
  why: row.why,
})

const summariesOf = (rows: readonly Row[]): PanelSummary[] =>
  rows
    .flatMap((row): PanelSummary[] => {
      if (!row.areas || !row.mergedAt) return []
      return [
        {
          pullRequestId: row.id,
          label: labelOf(row.host, Number(row.number)),
          url: row.url,
          title: row.title,
          areas: row.areas.map(({ area, text }) => ({ area, text })),
          mergedAt: row.mergedAt.toISOString(),
          ...(row.mergedBy && { mergedBy: row.mergedBy }),
          baseBranch: row.baseBranch,
          fileCount: row.fileCount,
          isPosted: row.isPosted,
        },
      ]
    })
    .sort((a, b) => (a.mergedAt < b.mergedAt ? 1 : -1))
