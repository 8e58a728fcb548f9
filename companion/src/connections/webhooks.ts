import type { ProblemId } from '@throughline/shared/connection-check'
import type { TenantSql } from '../database/database'
import type { Repository } from '../pull-requests/pull-request'

/** `waiting`: not made yet, or made and not heard of yet. */
export type WebhookState = 'works' | 'waiting' | 'missing' | 'off' | 'refused'

/** What is known of a repository's webhook. */
export interface Webhook {
  /** The host's own id; undefined while it is not made. */
  readonly remoteId: string | undefined
  readonly state: WebhookState
  readonly reason: ProblemId | undefined
  readonly checkedAt: Date | undefined
}

export interface WebhookOfRepository extends Webhook, Repository {
  readonly repositoryId: string
  readonly connectionId: string
  /** True once the repository was left out: its webhook has to go. */
  readonly isLeft: boolean
}

/** One that the host has. */
export interface MadeWebhook extends Repository {
  readonly remoteId: string
}

/** The webhooks that chosen repositories have, or should have. */
export const webhooks = (sql: TenantSql) => ({
  async find(repositoryId: string): Promise<WebhookOfRepository | undefined> {
    const [row] = await sql<Row[]>`
      select ${columns(sql)} from webhook join repository using (tenant_id, repository_id)
      where repository_id = ${repositoryId}`
    return row && webhookOf(row)
  },

  /** Those of the chosen repositories of a connection, what does not work first. */
  async list(connectionId: string): Promise<readonly WebhookOfRepository[]> {
    const rows = await sql<Row[]>`
      select ${columns(sql)} from webhook join repository using (tenant_id, repository_id)
      where connection_id = ${connectionId} and left_at is null
      order by state in ('works', 'waiting'), lower(name)`
    return rows.map(webhookOf)
  },

  /** Those of a connection that have to be made or removed. */
  async toTend(connectionId: string, most: number): Promise<readonly WebhookOfRepository[]> {
    const rows = await sql<Row[]>`
      select ${columns(sql)} from webhook join repository using (tenant_id, repository_id)
      where connection_id = ${connectionId} and (
        (left_at is null and remote_id is null and state = 'waiting') or (left_at is not null and remote_id is not null))
      order by left_at is null, repository_id limit ${most}`
    return rows.map(webhookOf)
  },

  /** Every chosen repository of the connection should have one from now on. Returns how many were not known before. */
  async want(connectionId: string): Promise<number> {
    const { count } = await sql`
      insert into webhook (repository_id, state)
      select repository_id, 'waiting' from repository where connection_id = ${connectionId} and left_at is null
      on conflict (tenant_id, repository_id) do nothing`
    return count
  },

  /** A refused one may be tried again. */
  async wantAgain(connectionId: string): Promise<void> {
    await sql`
      update webhook set state = 'waiting', reason = null
      where remote_id is null and state = 'refused' and repository_id in (
        select repository_id from repository where connection_id = ${connectionId} and left_at is null)`
  },

  async save(repositoryId: string, { remoteId, state, reason }: Omit<Webhook, 'checkedAt'>): Promise<void> {
    const row = { remote_id: remoteId ?? null, state, reason: reason ?? null, checked_at: new Date() }
    await sql`
      insert into webhook ${sql({ repository_id: repositoryId, ...row })}
      on conflict (tenant_id, repository_id) do update set ${sql(row)}`
  },

  /** In these repositories of the connection the account may make none. */
  async refuse(connectionId: string, hostRepositoryIds: readonly string[]): Promise<void> {
    const reason: ProblemId = 'webhook.notAllowed'
    await sql`
      update webhook set state = 'refused', reason = ${reason}, checked_at = now()
      where remote_id is null and repository_id in (
        select repository_id from repository
        where connection_id = ${connectionId} and host_repository_id = any(${[...hostRepositoryIds]}))`
  },

  /** How many chosen repositories of the connection have one, and how many may not. */
  async count(connectionId: string): Promise<{ readonly made: number; readonly refused: number }> {
    const [row] = await sql<{ made: number; refused: number }[]>`
      select count(remote_id)::int as made, count(*) filter (where state = 'refused')::int as refused
      from webhook join repository using (tenant_id, repository_id)
      where connection_id = ${connectionId} and left_at is null`
    return row ?? { made: 0, refused: 0 }
  },

  /** Those of a connection that the host has, also of repositories that were left out. */
  async made(connectionId: string): Promise<readonly MadeWebhook[]> {
    return sql<MadeWebhook[]>`
      select host_repository_id as "hostRepositoryId", name, is_private as "isPrivate", remote_id as "remoteId"
      from webhook join repository using (tenant_id, repository_id)
      where connection_id = ${connectionId} and remote_id is not null order by name`
  },

  async remove(repositoryId: string): Promise<void> {
    await sql`delete from webhook where repository_id = ${repositoryId}`
  },
})

type Row = Omit<WebhookOfRepository, 'remoteId' | 'reason' | 'checkedAt'> & {
  readonly remoteId: string | null
  readonly reason: ProblemId | null
  readonly checkedAt: Date | null
}

const columns = (sql: TenantSql) => sql`
  repository_id as "repositoryId", connection_id as "connectionId", host_repository_id as "hostRepositoryId", name,
  is_private as "isPrivate", left_at is not null as "isLeft", remote_id as "remoteId", state, reason,
  checked_at as "checkedAt"`

const webhookOf = ({ remoteId, reason, checkedAt, ...row }: Row): WebhookOfRepository => ({
  ...row,
  remoteId: remoteId ?? undefined,
  reason: reason ?? undefined,
  checkedAt: checkedAt ?? undefined,
})
