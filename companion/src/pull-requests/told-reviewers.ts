import type { TenantSql } from '../database/database'

/** Somebody who could review, as the comment on the pull request names them. */
export interface ToldReviewer {
  readonly name: string
  readonly reasons: readonly string[]
}

interface Row {
  readonly reviewers: readonly {
    readonly name: string
    readonly reasons: readonly { readonly text: string; readonly issueId?: string }[]
  }[]
}

/**
 * Who is suggested for a pull request, where a setting has them named on it; nobody while little is known. On a public
 * repository what only Jira knows is left out, and who is named for nothing else.
 */
export const readToldReviewers = async (
  sql: TenantSql,
  { pullRequestId, isPublic }: { readonly pullRequestId: string; readonly isPublic: boolean },
): Promise<readonly ToldReviewer[]> => {
  const [row] = await sql<Row[]>`
    select suggestion -> 'reviewers' as reviewers from reviewer_suggestion
    join pull_request pull using (tenant_id, pull_request_id)
    join rule on rule.tenant_id = pull.tenant_id and rule.repository_id = pull.repository_id
      and rule.rule_id = 'suggest-reviewers' and rule.is_on
    join rule_settings own on own.tenant_id = pull.tenant_id and own.repository_id = pull.repository_id
      and own.rule_id = 'suggest-reviewers' and own.settings @> '{"namesOnPullRequest": true}'
    where pull.pull_request_id = ${pullRequestId} and not suggestion @> '{"isEarly": true}'`
  return (row?.reviewers ?? [])
    .map(({ name, reasons }) => ({
      name,
      reasons: reasons.filter(({ issueId }) => !isPublic || issueId === undefined).map(({ text }) => text),
    }))
    .filter(({ reasons }) => !isPublic || reasons.length > 0)
}
