import { audit } from '../audit/audit'
import { chosenProjects } from '../connections/chosen-projects'
import { connections } from '../connections/connections'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { projects } from '../issues/projects'
import { addJobs } from '../jobs/add-jobs'
import { mirrorJob } from '../jobs/mirror-job'
import { linkedIssues } from '../pull-requests/linked-issues'
import { repositories } from '../pull-requests/repositories'
import type { Action } from './action'

/**
 * Which Jira projects a connection may reach. Repositories that reached another one reach it no more: their pull requests
 * leave its issues' panels at once, and their web links leave Jira soon after.
 */
export const chooseProjects: Action<'choose-projects'> = ({ database }, { tenantId, actor, request }) =>
  database.withTenant(tenantId, async (sql) => {
    const { connectionId, projectIds } = request
    const connection = await connections(sql).find(connectionId)
    if (connection?.host !== 'jira')
      throw new Failure('not-there', 'This Jira is not connected any more. Nothing was changed.')
    await requireKnown(sql, connectionId, projectIds ?? [])
    const before = await chosenProjects(sql).of(connectionId)
    await chosenProjects(sql).choose(connectionId, projectIds)
    if (projectIds) await unmapOthers(sql, tenantId, projectIds)
    await audit(sql).add({
      actor,
      action: 'choose-projects',
      subject: new URL(connection.siteUrl ?? connection.baseUrl).host,
      before: { projectIds: before ?? 'all' },
      after: { projectIds: projectIds ?? 'all' },
    })
    return { done: true }
  })

const requireKnown = async (
  sql: TenantSql,
  connectionId: string,
  chosen: readonly string[],
): Promise<void> => {
  const known = new Set((await projects(sql).list(connectionId)).projects.map(({ projectId }) => projectId))
  if (chosen.every((id) => known.has(id))) return
  throw new Failure('not-there', 'One of these projects is not in Jira any more. Nothing was changed.')
}

const unmapOthers = async (
  sql: TenantSql,
  tenantId: string,
  projectIds: readonly string[],
): Promise<void> => {
  for (const map of await repositories(sql).mapsBeyond(projectIds)) {
    await repositories(sql).unmap(map.repositoryId, map.projectId)
    const pairs = await linkedIssues(sql).pairs(map)
    await addJobs(
      sql,
      pairs.map((pair) => mirrorJob({ ...pair, tenantId, inboxId: undefined })),
    )
  }
}
