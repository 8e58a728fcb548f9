import { randomUUID } from 'node:crypto'
import type { TenantSql } from '../database/database'
import type { Repository } from './pull-request'

/** A repository on a connection, and the Jira projects it may reach. */
export interface ConnectedRepository extends Repository {
  readonly repositoryId: string
  readonly connectionId: string
  /** Jira's ids of the projects this repository is mapped to. Nothing else of it is ever linked or shown. */
  readonly projectIds: readonly string[]
}

/** Repositories are known by connection and the host's number, so that renames and transfers change nothing else. */
export const repositories = (sql: TenantSql) => ({
  /** Undefined when nobody chose this repository. A new name or visibility is written down on the way. */
  async find(connectionId: string, seen: Repository): Promise<ConnectedRepository | undefined> {
    const [row] = await sql<{ repositoryId: string; projectIds: string[] }[]>`
      update repository set name = ${seen.name}, is_private = ${seen.isPrivate}
      where connection_id = ${connectionId} and host_repository_id = ${seen.hostRepositoryId} and left_at is null
      returning repository_id as "repositoryId", (
        select coalesce(array_agg(project_id), '{}') from repository_project map
        where map.tenant_id = repository.tenant_id and map.repository_id = repository.repository_id) as "projectIds"`
    return row && { ...seen, ...row, connectionId }
  },

  /** Chooses a repository; choosing it again changes nothing but its name and visibility. Returns its id. */
  async choose(connectionId: string, { hostRepositoryId, name, isPrivate }: Repository): Promise<string> {
    const [row] = await sql<{ repositoryId: string }[]>`
      insert into repository (repository_id, connection_id, host_repository_id, name, is_private)
      values (${randomUUID()}, ${connectionId}, ${hostRepositoryId}, ${name}, ${isPrivate})
      on conflict (tenant_id, connection_id, host_repository_id)
        ${onceMore(sql)}
      returning repository_id as "repositoryId"`
    return row?.repositoryId ?? ''
  },

  /** Its name, for somebody who changes something about it: until the commit nobody else does. */
  async lock(repositoryId: string): Promise<string | undefined> {
    const [row] = await sql<{ name: string }[]>`
      select name from repository where repository_id = ${repositoryId} for no key update`
    return row?.name
  },

  /** Our id of a chosen repository, by the name it has now. */
  async findId(connectionId: string, name: string): Promise<string | undefined> {
    const [row] = await sql<{ repositoryId: string }[]>`
      select repository_id as "repositoryId" from repository
      where connection_id = ${connectionId} and name = ${name} and left_at is null`
    return row?.repositoryId
  },

  /** `choose`, for many at once. */
  async chooseAll(connectionId: string, chosen: readonly Repository[]): Promise<void> {
    if (chosen.length === 0) return
    const rows = chosen.map(({ hostRepositoryId, name, isPrivate }) => ({
      repository_id: randomUUID(),
      connection_id: connectionId,
      host_repository_id: hostRepositoryId,
      name,
      is_private: isPrivate,
    }))
    await sql`
      insert into repository ${sql(rows)}
      on conflict (tenant_id, connection_id, host_repository_id) ${onceMore(sql)}`
  },

  /** Leaves it out again: nothing of it is stored or shown from now on. */
  async leave(repositoryId: string): Promise<void> {
    await sql`update repository set left_at = now() where repository_id = ${repositoryId} and left_at is null`
  },

  /** Those that somebody chose and nobody left out since. */
  async chosen(connectionId: string): Promise<readonly ConnectedRepository[]> {
    const rows = await sql<ConnectedRepository[]>`
      select ${columns(sql)} from repository where connection_id = ${connectionId} and left_at is null order by name`
    return [...rows]
  },

  /** Undefined for one that is not chosen. */
  async findById(repositoryId: string): Promise<ConnectedRepository | undefined> {
    const [row] = await sql<ConnectedRepository[]>`
      select ${columns(sql)} from repository where repository_id = ${repositoryId} and left_at is null`
    return row
  },

  /** What the host calls the repository today; what a late delivery called it does not count. */
  async rename(repositoryId: string, { name, isPrivate }: Repository): Promise<void> {
    await sql`
      update repository set name = ${name}, is_private = ${isPrivate}
      where repository_id = ${repositoryId} and (name, is_private) is distinct from (${name}, ${isPrivate})`
  },

  /** Lets the pull requests of a repository reach a Jira project, from now on. */
  async map(repositoryId: string, projectId: string): Promise<void> {
    await sql`
      insert into repository_project (repository_id, project_id)
      values (${repositoryId}, ${projectId}) on conflict do nothing`
  },

  /** Every pair of a repository and a project that it reaches, other than these. */
  async mapsBeyond(
    projectIds: readonly string[],
  ): Promise<readonly { readonly repositoryId: string; readonly projectId: string }[]> {
    return sql<{ repositoryId: string; projectId: string }[]>`
      select repository_id as "repositoryId", project_id as "projectId" from repository_project
      where not project_id = any(${[...projectIds]})`
  },

  /** From now on they do not reach it any more. */
  async unmap(repositoryId: string, projectId: string): Promise<void> {
    await sql`delete from repository_project where repository_id = ${repositoryId} and project_id = ${projectId}`
  },
})

const columns = (sql: TenantSql) => sql`
  repository_id as "repositoryId", connection_id as "connectionId", host_repository_id as "hostRepositoryId", name,
  is_private as "isPrivate", (
    select coalesce(array_agg(project_id), '{}') from repository_project map
    where map.tenant_id = repository.tenant_id and map.repository_id = repository.repository_id) as "projectIds"`

/** What changed while it was left out is not asked for any more. */
const onceMore = (sql: TenantSql) => sql`
  do update set name = excluded.name, is_private = excluded.is_private, left_at = null,
    deliveries_to = case when repository.left_at is null then repository.deliveries_to else now() end,
    changes_to = case when repository.left_at is null then repository.changes_to else now() end`
