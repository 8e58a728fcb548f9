import { defaultRules, RuleId } from '@throughline/shared/rules'
import type { TenantSql } from '../database/database'

/** A chosen repository as a list shows it. */
export interface ListedRepository {
  readonly repositoryId: string
  readonly connectionId: string
  readonly host: string
  readonly name: string
  readonly isPrivate: boolean
  /** "SHOP Shop": what it may reach, by key. */
  readonly projects: readonly string[]
  readonly rules: readonly { readonly ruleId: RuleId; readonly isOn: boolean }[]
  /** Undefined while nobody has looked. */
  readonly webhook: 'works' | 'waiting' | 'missing' | 'off' | 'refused' | undefined
  readonly lastDeliveryAt: Date | undefined
}

/** The chosen repositories by name; with a text, those whose name or project has it. */
export const listRepositories = async (sql: TenantSql, text = ''): Promise<readonly ListedRepository[]> => {
  const rows = await read(
    sql,
    sql`
    strpos(lower(repository.name), ${text.trim().toLowerCase()}) > 0 or exists (
      select from repository_project map join project using (tenant_id, project_id)
      where map.tenant_id = repository.tenant_id and map.repository_id = repository.repository_id
        and project.key = ${text.trim().toUpperCase()})`,
  )
  return rows.map(listed)
}

/** Undefined for one that is not chosen, or not any more. */
export const readRepository = async (
  sql: TenantSql,
  repositoryId: string,
): Promise<ListedRepository | undefined> => {
  const [row] = await read(sql, sql`repository.repository_id = ${repositoryId}`)
  return row && listed(row)
}

type Stored = Omit<ListedRepository, 'rules' | 'webhook' | 'lastDeliveryAt'> & {
  /** What somebody decided, by rule. */
  readonly decided: Readonly<Record<string, boolean>>
  readonly webhook: NonNullable<ListedRepository['webhook']> | null
  readonly lastDeliveryAt: Date | null
}

const read = (sql: TenantSql, condition: ReturnType<TenantSql>) => sql<Stored[]>`
  select repository.repository_id as "repositoryId", connection_id as "connectionId", connection.host,
    repository.name, is_private as "isPrivate", webhook.state as webhook, (
      select coalesce(array_agg(coalesce(project.key || ' ' || project.name, map.project_id) order by project.key), '{}')
      from repository_project map left join project using (tenant_id, project_id)
      where map.tenant_id = repository.tenant_id and map.repository_id = repository.repository_id) as projects, (
      select coalesce(jsonb_object_agg(rule_id, is_on), '{}') from rule
      where rule.tenant_id = repository.tenant_id and rule.repository_id = repository.repository_id) as decided, (
      select max(inbox.received_at) from inbox
      where inbox.connection_id = repository.connection_id and inbox.repository = repository.name
    ) as "lastDeliveryAt"
  from repository join connection using (tenant_id, connection_id)
  left join webhook using (tenant_id, repository_id)
  where left_at is null and connection.ended_at is null and (${condition}) order by lower(repository.name) limit 1000`

const listed = ({ decided, webhook, lastDeliveryAt, ...row }: Stored): ListedRepository => ({
  ...row,
  webhook: webhook ?? undefined,
  lastDeliveryAt: lastDeliveryAt ?? undefined,
  rules: RuleId.options.map((ruleId) => ({ ruleId, isOn: decided[ruleId] ?? defaultRules[ruleId] })),
})
