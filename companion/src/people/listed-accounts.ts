import type { GitHostId } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'

/** A person's account of a git host, and what somebody said about whose it is. */
export interface ListedAccount {
  readonly connectionId: string
  readonly host: GitHostId
  readonly login: string
  readonly name: string
  /** Undefined where the host shows none; those that it shows it has verified. */
  readonly email: string | undefined
  readonly said: { readonly accountId: string; readonly by: string; readonly at: Date } | undefined
  /** Jira accounts that somebody said it does not belong to. */
  readonly ruledOut: readonly string[]
}

type Row = Omit<ListedAccount, 'email' | 'said'> & {
  readonly email: string | null
  readonly accountId: string | null
  readonly by: string | null
  readonly at: Date | null
}

interface Wanted {
  /** In the name or the login. */
  readonly text: string
  readonly from: number
  readonly most: number
}

/** Everybody who wrote or reviewed a pull request, by name; robots are left out. */
export const listAccounts = async (
  sql: TenantSql,
  { text, from, most }: Wanted,
): Promise<readonly ListedAccount[]> => {
  const sought = text.trim().toLowerCase()
  const rows = await read(
    sql,
    sql`strpos(lower(account.login || ' ' || account.name), ${sought}) > 0`,
    sql`order by lower(account.name), account.login, account.connection_id limit ${most} offset ${from}`,
  )
  return rows.map(listed)
}

/** Undefined for an account that nobody has met. */
export const findAccount = async (
  sql: TenantSql,
  connectionId: string,
  login: string,
): Promise<ListedAccount | undefined> => {
  const [row] = await read(
    sql,
    sql`account.connection_id = ${connectionId} and account.login = ${login}`,
    sql`limit 1`,
  )
  return row && listed(row)
}

type Part = ReturnType<TenantSql>

/** What a host was asked about an account counts more than how it stood in a pull request. */
const read = (sql: TenantSql, condition: Part, order: Part) => sql<Row[]>`
  with account as (
    select distinct on (connection_id, login) connection_id, login, name, email from (
      select connection_id, login, name, email, is_bot, 1 as place from git_account
      union all
      select repository.connection_id, pull.author ->> 'login', pull.author ->> 'name', null,
        (pull.author ->> 'isBot')::boolean, 2
      from pull_request pull join repository using (tenant_id, repository_id)
    ) as met where not is_bot and login is not null order by connection_id, login, place)
  select account.connection_id as "connectionId", connection.host, account.login, account.name, account.email,
    said.jira_account_id as "accountId", said.decided_by as by, said.decided_at as at, (
      select coalesce(array_agg(jira_account_id), '{}') from person_match ruled
      where ruled.connection_id = account.connection_id and ruled.login = account.login and not ruled.is_same
    ) as "ruledOut"
  from account join connection on connection.connection_id = account.connection_id
  left join person_match said on said.connection_id = account.connection_id and said.login = account.login
    and said.is_same
  where connection.ended_at is null and ${condition} ${order}`

const listed = ({ email, accountId, by, at, ...row }: Row): ListedAccount => ({
  ...row,
  email: email ?? undefined,
  said: accountId !== null && by !== null && at ? { accountId, by, at } : undefined,
})
