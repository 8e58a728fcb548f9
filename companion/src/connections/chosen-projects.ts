import type { TenantSql } from '../database/database'

/** Which Jira projects a connection may reach, where people have chosen some of all that its account sees. */
export const chosenProjects = (sql: TenantSql) => ({
  /** From now on the connection reaches these projects alone; undefined: every one that its account sees. */
  async choose(connectionId: string, projectIds: readonly string[] | undefined): Promise<void> {
    await sql`delete from connection_project where connection_id = ${connectionId}`
    await sql`
      update connection set reaches_all_projects = ${projectIds === undefined} where connection_id = ${connectionId}`
    await sql`
      insert into connection_project (connection_id, project_id)
      select distinct ${connectionId}::uuid, chosen from unnest(${[...(projectIds ?? [])]}::text[]) as chosen`
  },

  /** Jira's ids of the chosen projects; undefined while it reaches every one. */
  async of(connectionId: string): Promise<readonly string[] | undefined> {
    const [row] = await sql<{ all: boolean; projectIds: string[] }[]>`
      select reaches_all_projects as all, array(
        select project_id from connection_project chosen
        where chosen.tenant_id = connection.tenant_id and chosen.connection_id = connection.connection_id
        order by project_id) as "projectIds"
      from connection where connection_id = ${connectionId}`
    return row === undefined || row.all ? undefined : row.projectIds
  },
})
