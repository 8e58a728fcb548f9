import type { TenantSql } from '../database/database'

/** Whether a git account and a Jira account are one person, as somebody said. */
export interface PersonMatch {
  readonly login: string
  readonly accountId: string
  readonly isSame: boolean
}

export const personMatches = (sql: TenantSql) => ({
  async list(connectionId: string): Promise<readonly PersonMatch[]> {
    return sql<PersonMatch[]>`
      select login, jira_account_id as "accountId", is_same as "isSame" from person_match
      where connection_id = ${connectionId} order by login, jira_account_id`
  },

  /** The last word counts. A git account belongs to one person: who had it before has it no longer. */
  async decide(connectionId: string, match: PersonMatch, decidedBy: string): Promise<void> {
    const { login, accountId, isSame } = match
    if (isSame)
      await sql`
        delete from person_match where connection_id = ${connectionId} and login = ${login} and is_same`
    const row = { is_same: isSame, decided_by: decidedBy, decided_at: new Date() }
    await sql`
      insert into person_match ${sql({ connection_id: connectionId, login, jira_account_id: accountId, ...row })}
      on conflict (tenant_id, connection_id, login, jira_account_id) do update set ${sql(row)}`
  },
})
