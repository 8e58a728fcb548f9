import type { TenantSql } from '../database/database'

/** A Jira project that a repository reaches. */
export interface ReachedProject {
  readonly projectId: string
  /** Jira's id where its key is not known yet. */
  readonly key: string
}

/** In the order of their keys. */
export const readReachedProjects = async (
  sql: TenantSql,
  repositoryId: string,
): Promise<readonly ReachedProject[]> =>
  sql<ReachedProject[]>`
    select map.project_id as "projectId", coalesce(project.key, map.project_id) as key
    from repository_project map left join project using (tenant_id, project_id)
    where map.repository_id = ${repositoryId} order by key`
