import type { LinkGate } from '@throughline/shared/link-gate'
import { readSettings } from '@throughline/shared/rule-settings'
import type { TenantSql } from '../database/database'
import { type Answers, enough, stageOf } from '../link-scoring/new-repository-gate'

interface Row extends Answers {
  readonly repositoryId: string
  readonly settings: unknown
}

/** Where the repositories stand that have links inferred, by their ids: all of them, or one. */
export const readLinkGates = async (
  sql: TenantSql,
  repositoryId?: string,
): Promise<ReadonlyMap<string, LinkGate>> => {
  const rows = await sql<Row[]>`
    select rule.repository_id as "repositoryId", own.settings,
      count(*) filter (where candidate.answer = 'confirmed')::int as confirmed,
      count(*) filter (where candidate.answer = 'rejected')::int as rejected
    from rule
    left join rule_settings own using (tenant_id, repository_id, rule_id)
    left join pull_request pull using (tenant_id, repository_id)
    left join link_candidate candidate on candidate.tenant_id = pull.tenant_id
      and candidate.pull_request_id = pull.pull_request_id and candidate.is_sure
    where rule.rule_id = 'auto-link' and rule.is_on
      and ${repositoryId === undefined ? sql`true` : sql`rule.repository_id = ${repositoryId}`}
    group by rule.repository_id, own.settings`
  return new Map(rows.map((row) => [row.repositoryId, gateOf(row)]))
}

const gateOf = ({ confirmed, rejected, settings }: Row): LinkGate => ({
  stage: stageOf({ confirmed, rejected }, !readSettings('auto-link', settings).linksAtOnce),
  ...{ confirmed, rejected },
  enoughAnswers: enough.answers,
  enoughPercent: Math.round(100 * enough.precision),
})
