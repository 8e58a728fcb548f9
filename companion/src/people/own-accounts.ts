import type { GitHostId } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'

/** An account of a git host that is known to be somebody's. */
export interface OwnAccount {
  readonly connectionId: string
  readonly host: GitHostId
  /** The API's address of the host. */
  readonly baseUrl: string
  readonly login: string
  /** Who said so; undefined where both sides show the same address. */
  readonly saidBy: string | undefined
}

/** The git accounts of people of Jira. */
export const ownAccounts = (sql: TenantSql) => ({
  /** What somebody said about each git host, else the only account there that shows the person's address. */
  async find(accountId: string, email: string | undefined): Promise<readonly OwnAccount[]> {
    const rows = await sql<(Omit<OwnAccount, 'saidBy'> & { readonly saidBy: string | null })[]>`
      with said as (
        select connection_id, login, decided_by from person_match
        where jira_account_id = ${accountId} and is_same
      ), shown as (
        select account.connection_id, min(account.login) as login from git_account account
        where lower(trim(account.email)) = lower(trim(${email ?? null}::text)) and not account.is_bot
          and not exists (select from person_match decided
            where decided.connection_id = account.connection_id and decided.login = account.login
              and decided.is_same = (decided.jira_account_id <> ${accountId}))
          and account.connection_id not in (select connection_id from said)
        group by account.connection_id having count(*) = 1
      )
      select connection_id as "connectionId", connection.host, connection.base_url as "baseUrl",
        own.login, own.decided_by as "saidBy"
      from (select * from said union all select connection_id, login, null from shown) own
      join connection using (connection_id) order by connection.created_at, own.login`
    return rows.map(({ saidBy, ...row }) => ({ ...row, saidBy: saidBy ?? undefined }))
  },

  /** Repositories where reviewers are suggested, and where one of these accounts wrote or reviewed something. */
  async placesOf(
    accounts: readonly Pick<OwnAccount, 'connectionId' | 'login'>[],
  ): Promise<readonly { readonly repositoryId: string; readonly name: string }[]> {
    return sql<{ repositoryId: string; name: string }[]>`
      select repository.repository_id as "repositoryId", repository.name from repository
      join rule on rule.repository_id = repository.repository_id
        and rule.rule_id = 'suggest-reviewers' and rule.is_on
      where repository.left_at is null and exists (
        select from review_tally tally, jsonb_array_elements(tally.tally->'people') known,
          unnest(${accounts.map(({ connectionId }) => connectionId)}::uuid[],
            ${accounts.map(({ login }) => login)}::text[]) as own(connection_id, login)
        where tally.repository_id = repository.repository_id and starts_with(tally.key, 'everyone')
          and own.connection_id = repository.connection_id and known->>'person' = own.login)
      order by repository.name`
  },
})
