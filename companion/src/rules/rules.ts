import { defaultRules, RuleId } from '@throughline/shared/rules'
import type { TenantSql } from '../database/database'

/** Which features are on for a repository: what somebody decided, else the defaults. */
export const rules = (sql: TenantSql) => ({
  async of(repositoryId: string): Promise<ReadonlySet<RuleId>> {
    const rows = await sql<{ ruleId: string; isOn: boolean }[]>`
      select rule_id as "ruleId", is_on as "isOn" from rule where repository_id = ${repositoryId}`
    const decided = new Map(rows.map(({ ruleId, isOn }) => [ruleId, isOn]))
    return new Set(RuleId.options.filter((ruleId) => decided.get(ruleId) ?? defaultRules[ruleId]))
  },

  async set(repositoryId: string, ruleId: RuleId, isOn: boolean): Promise<void> {
    await sql`
      insert into rule (repository_id, rule_id, is_on) values (${repositoryId}, ${ruleId}, ${isOn})
      on conflict (tenant_id, repository_id, rule_id) do update set is_on = excluded.is_on, changed_at = now()`
  },
})
