import type { TenantSql } from '../database/database'

/** Somebody of a git host, as it shows them. */
export interface KnownAccount {
  readonly login: string
  readonly name: string
  readonly email: string | undefined
  readonly isBot: boolean
}

/** What a git host was asked about people lately. */
export const gitAccounts = (sql: TenantSql) => ({
  /** Those that were looked at since. */
  async seen(connectionId: string, logins: readonly string[], since: Date): Promise<readonly KnownAccount[]> {
    const rows = await sql<(Omit<KnownAccount, 'email'> & { readonly email: string | null })[]>`
      select login, name, email, is_bot as "isBot" from git_account
      where connection_id = ${connectionId} and login = any(${[...logins]}) and seen_at > ${since}`
    return rows.map(({ email, ...account }) => ({ ...account, email: email ?? undefined }))
  },

  async save(connectionId: string, { login, name, email, isBot }: KnownAccount): Promise<void> {
    const row = { name, email: email ?? null, is_bot: isBot, seen_at: new Date() }
    await sql`
      insert into git_account ${sql({ connection_id: connectionId, login, ...row })}
      on conflict (tenant_id, connection_id, login) do update set ${sql(row)}`
  },
})
