import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import { type ProjectList, projects } from '../issues/projects'
import type { Access } from './access'

/** People who have just made a project in Jira look for it here: older than this, Jira is asked. */
const FRESH_MS = 60_000

interface ListOptions {
  readonly database: Database
  readonly access: Pick<Access, 'jiraOf'>
  readonly clock: Clock
}

/** Jira's projects for somebody who looks at them; as they are stored while Jira does not answer. */
export const readProjectList = async (
  { database, access, clock }: ListOptions,
  tenantId: string,
  connectionId: string,
): Promise<ProjectList> => {
  const stored = await database.withTenant(tenantId, (sql) => projects(sql).list(connectionId))
  if (stored.readAt && clock().getTime() - stored.readAt.getTime() < FRESH_MS) return stored
  try {
    const { jira } = await access.jiraOf(tenantId)
    const list = await jira.listProjects()
    return await database.withTenant(tenantId, async (sql) => {
      await projects(sql).replace(connectionId, list)
      return projects(sql).list(connectionId)
    })
  } catch (error) {
    if (error instanceof Failure) return stored
    throw error
  }
}
