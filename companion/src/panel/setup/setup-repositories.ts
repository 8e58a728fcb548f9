import type { LinkGate } from '@throughline/shared/link-gate'
import { readSettings, SettingsId } from '@throughline/shared/rule-settings'
import { defaultRules, type RuleId } from '@throughline/shared/rules'
import type { SetupRepository, SetupRule, SetupSettings, WebhookState } from '@throughline/shared/setup'
import type { TenantSql } from '../../database/database'
import { readHistoryReadings, type ShownReading } from '../history-readings'
import { readLinkGates } from '../link-gates'

interface Row {
  readonly id: string
  readonly connectionId: string
  readonly hostRepositoryId: string
  readonly name: string
  readonly isPrivate: boolean
  readonly projectIds: string[]
  readonly webhook: WebhookState
  readonly rules: readonly DecidedRule[]
  readonly settings: readonly SetSettings[]
}

/** As JSON gives it. */
interface SetSettings {
  readonly settingsId: string
  readonly settings: unknown
  readonly changedBy: string | null
  readonly changedAt: string
}

/** As JSON gives it. */
interface DecidedRule {
  readonly ruleId: string
  readonly isOn: boolean
  readonly changedBy: string | null
  readonly changedAt: string
}

/** The chosen repositories by name, each with its map and the rules that are built, in running order. */
export const readSetupRepositories = async (
  sql: TenantSql,
  builtRules: readonly RuleId[],
): Promise<readonly SetupRepository[]> => {
  const rows = await sql<Row[]>`
    select repository.repository_id as id, repository.connection_id as "connectionId",
      repository.host_repository_id as "hostRepositoryId", repository.name, repository.is_private as "isPrivate",
      (select coalesce(array_agg(project_id order by project_id), '{}') from repository_project map
        where map.tenant_id = repository.tenant_id and map.repository_id = repository.repository_id) as "projectIds",
      coalesce(webhook.state, 'unknown') as webhook,
      (select coalesce(json_agg(json_build_object('ruleId', rule_id, 'isOn', is_on, 'changedBy', changed_by,
          'changedAt', changed_at)), '[]') from rule
        where rule.tenant_id = repository.tenant_id and rule.repository_id = repository.repository_id) as rules,
      (select coalesce(json_agg(json_build_object('settingsId', rule_id, 'settings', settings, 'changedBy', changed_by,
          'changedAt', changed_at)), '[]') from rule_settings own
        where own.tenant_id = repository.tenant_id and own.repository_id = repository.repository_id) as settings
    from repository join connection using (tenant_id, connection_id)
    left join webhook using (tenant_id, repository_id)
    where repository.left_at is null and connection.ended_at is null order by repository.name`
  const gates = await readLinkGates(sql)
  const readings = await readHistoryReadings(sql)
  return rows.map(({ rules, settings, ...repository }) => ({
    ...repository,
    ...gateOf(gates.get(repository.id)),
    ...readingOf(readings.find(({ repositoryId }) => repositoryId === repository.id)),
    settings: settings.flatMap(settingsOf),
    rules: builtRules.map((ruleId) => ruleOf(ruleId, rules)),
  }))
}

const gateOf = (linkGate: LinkGate | undefined) => (linkGate ? { linkGate } : {})

const readingOf = (found: ShownReading | undefined) =>
  found
    ? {
        historyReading: {
          lookedAt: found.lookedAt,
          ...(found.total !== undefined && { total: found.total }),
        },
      }
    : {}

/** What an older version knew, and this one does not, is left out. */
const settingsOf = ({
  settingsId,
  settings,
  changedBy,
  changedAt,
}: SetSettings): readonly SetupSettings[] => {
  const id = SettingsId.safeParse(settingsId).data
  if (!id) return []
  const who = { changedAt: new Date(changedAt).toISOString(), ...(changedBy !== null && { changedBy }) }
  return [{ settingsId: id, settings: readSettings(id, settings), ...who }]
}

const ruleOf = (ruleId: RuleId, decided: readonly DecidedRule[]): SetupRule => {
  const found = decided.find((one) => one.ruleId === ruleId)
  if (!found) return { ruleId, isOn: defaultRules[ruleId] }
  const { isOn, changedBy, changedAt } = found
  return {
    ruleId,
    isOn,
    changedAt: new Date(changedAt).toISOString(),
    ...(changedBy !== null && { changedBy }),
  }
}
