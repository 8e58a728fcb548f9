import { defaultRules, RuleId } from '@throughline/shared/rules'
import type { TenantSql } from '../database/database'

/** A rule of a repository, and who made it so. */
export interface RuleState {
  readonly ruleId: RuleId
  readonly isOn: boolean
  /** Undefined while it is what it is by default, and for what was set by nobody in particular. */
  readonly changedBy: string | undefined
  /** Undefined while nobody has decided. */
  readonly changedAt: Date | undefined
}

/** Which features are on for a repository: what somebody decided, else the defaults. */
export const rules = (sql: TenantSql) => ({
  async of(repositoryId: string): Promise<ReadonlySet<RuleId>> {
    const states = await statesOf(sql, repositoryId)
    return new Set(states.filter(({ isOn }) => isOn).map(({ ruleId }) => ruleId))
  },

  /** Every rule, in running order. */
  list: (repositoryId: string): Promise<readonly RuleState[]> => statesOf(sql, repositoryId),

  async set(repositoryId: string, ruleId: string, isOn: boolean, changedBy?: string): Promise<void> {
    await sql`
      insert into rule (repository_id, rule_id, is_on, changed_by, turned_on_at)
      values (${repositoryId}, ${ruleId}, ${isOn}, ${changedBy ?? null}, ${isOn ? sql`clock_timestamp()` : null})
      on conflict (tenant_id, repository_id, rule_id) do update set is_on = excluded.is_on,
        changed_by = excluded.changed_by, changed_at = clock_timestamp(),
        turned_on_at = case when rule.is_on and excluded.is_on then rule.turned_on_at else excluded.turned_on_at end`
  },

  /** Since when a rule is on without a break; undefined for one that nobody turned on. */
  async onSince(repositoryId: string, ruleId: RuleId): Promise<Date | undefined> {
    const [row] = await sql<{ turnedOnAt: Date | null }[]>`
      select turned_on_at as "turnedOnAt" from rule
      where repository_id = ${repositoryId} and rule_id = ${ruleId} and is_on`
    return row?.turnedOnAt ?? undefined
  },
})

const statesOf = async (sql: TenantSql, repositoryId: string): Promise<readonly RuleState[]> => {
  const rows = await sql<{ ruleId: string; isOn: boolean; changedBy: string | null; changedAt: Date }[]>`
    select rule_id as "ruleId", is_on as "isOn", changed_by as "changedBy", changed_at as "changedAt"
    from rule where repository_id = ${repositoryId}`
  const decided = new Map(rows.map((row) => [row.ruleId, row]))
  return RuleId.options.map((ruleId) => {
    const row = decided.get(ruleId)
    return {
      ruleId,
      isOn: row?.isOn ?? defaultRules[ruleId],
      changedBy: row?.changedBy ?? undefined,
      changedAt: row?.changedAt,
    }
  })
}
