import type { TenantSql } from '../database/database'

/** A Jira project. The id survives renames of the key. */
export interface Project {
  readonly projectId: string
  readonly key: string
  /** Keys it had before; keys of issues that were written with them still lead to it. */
  readonly formerKeys: readonly string[]
  readonly name: string
}

export interface ProjectList {
  readonly projects: readonly Project[]
  /** Undefined when the list was never read. */
  readonly readAt: Date | undefined
}

/** The site's project list, as the grammar of keys needs it. */
export const projects = (sql: TenantSql) => ({
  async list(jiraConnectionId: string): Promise<ProjectList> {
    const rows = await sql<Project[]>`
      select project_id as "projectId", key, former_keys as "formerKeys", name from project order by key`
    const [connection] = await sql<{ readAt: Date | null }[]>`
      select projects_read_at as "readAt" from connection where connection_id = ${jiraConnectionId}`
    return { projects: rows, readAt: connection?.readAt ?? undefined }
  },

  async replace(jiraConnectionId: string, list: readonly Project[]): Promise<void> {
    await sql`delete from project where not project_id = any(${list.map(({ projectId }) => projectId)})`
    for (const { projectId, key, formerKeys, name } of list) {
      await sql`
        insert into project (project_id, key, former_keys, name)
        values (${projectId}, ${key}, ${[...formerKeys]}, ${name})
        on conflict (tenant_id, project_id)
          do update set key = excluded.key, former_keys = excluded.former_keys, name = excluded.name`
    }
    await sql`update connection set projects_read_at = now() where connection_id = ${jiraConnectionId}`
  },
})
