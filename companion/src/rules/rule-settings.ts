import {
  type RuleSettings,
  readAllSettings,
  readSettings,
  type SettingsId,
  type SettingsOf,
} from '@throughline/shared/rule-settings'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'

/** The settings of one rule in a repository, and who made them so. */
export interface SettingsState<Id extends SettingsId> {
  readonly settings: SettingsOf<Id>
  /** Undefined while they are as they come. */
  readonly changedBy: string | undefined
  readonly changedAt: Date | undefined
}

/** What somebody set about the rules of a repository; what nobody touched is as it comes. */
export const ruleSettings = (sql: TenantSql) => ({
  async of(repositoryId: string): Promise<RuleSettings> {
    const rows = await sql<{ id: string; settings: unknown }[]>`
      select rule_id as id, settings from rule_settings where repository_id = ${repositoryId}`
    return readAllSettings(new Map(rows.map(({ id, settings }) => [id, settings])))
  },

  async find<Id extends SettingsId>(repositoryId: string, id: Id): Promise<SettingsState<Id>> {
    const [row] = await sql<{ settings: unknown; changedBy: string | null; changedAt: Date }[]>`
      select settings, changed_by as "changedBy", changed_at as "changedAt"
      from rule_settings where repository_id = ${repositoryId} and rule_id = ${id}`
    return {
      settings: readSettings(id, row?.settings),
      changedBy: row?.changedBy ?? undefined,
      changedAt: row?.changedAt,
    }
  },

  async save<Id extends SettingsId>(
    repositoryId: string,
    id: Id,
    settings: SettingsOf<Id>,
    changedBy: string,
  ): Promise<void> {
    const saved = sql.json(passedJson(settings))
    await sql`
      insert into rule_settings (repository_id, rule_id, settings, changed_by)
      values (${repositoryId}, ${id}, ${saved}, ${changedBy})
      on conflict (tenant_id, repository_id, rule_id) do update set settings = excluded.settings,
        changed_by = excluded.changed_by, changed_at = clock_timestamp()`
  },
})
