import type { TenantSql } from '../database/database'

/** A condition on `pull` and `repository`: whether somebody said that who opened it is the reader. */
export const isYours = (sql: TenantSql, reader: string | undefined) => sql`
  exists (
    select from person_match mine
    where mine.tenant_id = pull.tenant_id and mine.connection_id = repository.connection_id
      and mine.login = pull.author ->> 'login' and mine.jira_account_id = ${reader ?? ''} and mine.is_same)`
