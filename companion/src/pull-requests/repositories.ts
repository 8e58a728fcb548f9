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
      where connection_id = ${connectionId} and host_repository_id = ${seen.hostRepositoryId}
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
        do update set name = excluded.name, is_private = excluded.is_private
      returning repository_id as "repositoryId"`
    return row?.repositoryId ?? ''
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

  /** From now on they do not reach it any more. */
  async unmap(repositoryId: string, projectId: string): Promise<void> {
    await sql`delete from repository_project where repository_id = ${repositoryId} and project_id = ${projectId}`
  },
})
