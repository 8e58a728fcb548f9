import type { WhyLinked } from '@throughline/shared/panel'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'
import { decisionsOnLinks } from './decisions-on-links'

/** An issue whose key stands in the pull request, as Jira answers it today, and where it stands. */
export interface WrittenLink {
  readonly issueId: string
  readonly why: WhyLinked
}

export interface LinkChanges {
  readonly linked: readonly string[]
  readonly unlinked: readonly string[]
}

/** A repository, and the Jira project its pull requests are linked to. */
interface LinkedRepository {
  readonly repositoryId: string
  readonly projectId: string
}

/** A pull request, with what its host knows it by, and an issue. */
export interface LinkedPair {
  readonly pullRequestId: string
  readonly issueId: string
  readonly hostRepositoryId: string
  readonly number: number
}

/** The issues of pull requests. Links made by people, and refused ones, are never touched by what is written. */
export const linkedIssues = (sql: TenantSql) => ({
  ...decisionsOnLinks(sql),

  /**
   * Makes the written links of a pull request exactly these. Returns Jira's ids of the issues that were linked or
   * unlinked by it; a pair that somebody refused stays refused. One that was inferred before its key was written is
   * inferred again when the key is gone.
   */
  async replaceWritten(
    pullRequestId: string,
    isRevert: boolean,
    links: readonly WrittenLink[],
  ): Promise<LinkChanges> {
    const isUnwritten = sql`
      pull_request_id = ${pullRequestId} and origin = 'written' and decision = 'none'
      and not issue_id = any(${links.map(({ issueId }) => issueId)})`
    await sql`
      update linked_issue set origin = 'inferred', why = falls_back_to, falls_back_to = null
      where ${isUnwritten} and falls_back_to is not null`
    const gone = await sql<{ issueId: string }[]>`
      delete from linked_issue where ${isUnwritten} returning issue_id as "issueId"`
    const linked: string[] = []
    for (const { issueId, why } of links) {
      const [row] = await sql<{ isNew: boolean }[]>`
        insert into linked_issue (pull_request_id, issue_id, origin, is_revert, why)
        values (${pullRequestId}, ${issueId}, 'written', ${isRevert}, ${sql.json(passedJson(why))})
        on conflict (tenant_id, pull_request_id, issue_id) do update set
          origin = 'written', why = excluded.why, is_revert = excluded.is_revert,
          falls_back_to = case linked_issue.origin when 'inferred' then linked_issue.why
            else linked_issue.falls_back_to end
          where (linked_issue.origin = 'written' and linked_issue.decision <> 'rejected')
            or (linked_issue.origin = 'inferred' and linked_issue.decision = 'none')
        returning xmax = 0 as "isNew"`
      if (row?.isNew) linked.push(issueId)
    }
    return { linked, unlinked: gone.map(({ issueId }) => issueId) }
  },

  /** Every pair of pull request and issue that was ever linked and not refused, whether it may be seen today or not. */
  async pairs(of: { readonly issueId: string } | LinkedRepository): Promise<readonly LinkedPair[]> {
    const wanted =
      'issueId' in of
        ? sql`link.issue_id = ${of.issueId}`
        : sql`pull.repository_id = ${of.repositoryId} and issue.project_id = ${of.projectId}`
    const rows = await sql<(Omit<LinkedPair, 'number'> & { readonly number: string })[]>`
      select link.pull_request_id as "pullRequestId", link.issue_id as "issueId",
        repository.host_repository_id as "hostRepositoryId", pull.number
      from linked_issue link
      join issue using (tenant_id, issue_id)
      join pull_request pull using (tenant_id, pull_request_id)
      join repository using (tenant_id, repository_id)
      where link.decision <> 'rejected' and ${wanted}`
    return rows.map((row) => ({ ...row, number: Number(row.number) }))
  },

  /**
   * Jira's ids of the issues that this pull request is linked to and may reach today: deleted issues, refused pairs
   * and issues of projects that the repository is not mapped to are left out.
   */
  async of(pullRequestId: string): Promise<readonly string[]> {
    const rows = await sql<{ issueId: string }[]>`
      select link.issue_id as "issueId" from linked_issue link
      join issue using (tenant_id, issue_id)
      join pull_request pull using (tenant_id, pull_request_id)
      join repository_project map
        on map.tenant_id = link.tenant_id and map.repository_id = pull.repository_id
        and map.project_id = issue.project_id
      where link.pull_request_id = ${pullRequestId} and link.decision <> 'rejected' and not issue.is_deleted
      order by link.linked_at, link.issue_id`
    return rows.map(({ issueId }) => issueId)
  },
})
