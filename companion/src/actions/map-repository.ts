import { audit } from '../audit/audit'
import { chosenProjects } from '../connections/chosen-projects'
import { connections } from '../connections/connections'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { projects } from '../issues/projects'
import { addJobs } from '../jobs/add-jobs'
import { mirrorJobsOf } from '../jobs/mirror-jobs-of'
import { pullRequests } from '../pull-requests/pull-requests'
import { type ConnectedRepository, repositories } from '../pull-requests/repositories'
import { keepDeliveries } from '../reconcile/keep-delivery'
import { mappedDelivery } from '../reconcile/reconciled-delivery'
import type { Action, ActionTools, Asked } from './action'

/** Open pull requests that are looked at again for issues of a project that came into reach. */
const MOST_OPEN = 500

/**
 * Exactly these projects are reached by the repository from now on. Out of reach, its pull requests leave the panels at
 * once and their web links leave Jira soon after; what a person decided about a link is kept, should the map come back.
 * In reach, its open pull requests are looked at again. Asking for the same map twice changes nothing.
 */
export const mapRepository: Action<'map-repository'> = async (tools, { tenantId, actor, request }) => {
  const { repositoryId } = request
  const wanted = [...new Set(request.projectIds)]
  await checkProjects(tools, tenantId, wanted)
  const { repository, open } = await tools.database.withTenant(tenantId, async (sql) => {
    const repository = await repositories(sql).findById(repositoryId)
    if (!repository) throw new Failure('not-there', 'This repository is not chosen any more.')
    await requireChosen(sql, wanted)
    const added = wanted.filter((projectId) => !repository.projectIds.includes(projectId))
    const removed = repository.projectIds.filter((projectId) => !wanted.includes(projectId))
    if (added.length + removed.length === 0) return { repository, open: [] }
    for (const projectId of added) await repositories(sql).map(repositoryId, projectId)
    for (const projectId of removed) await repositories(sql).unmap(repositoryId, projectId)
    for (const projectId of [...added, ...removed])
      await addJobs(sql, await mirrorJobsOf(sql, { tenantId, repositoryId, projectId }))
    await writeDown(sql, actor, repository, wanted)
    const open = added.length > 0 ? await pullRequests(sql).open(repositoryId, MOST_OPEN) : []
    return { repository, open }
  })
  const at = tools.clock()
  await keepDeliveries(
    tools.database,
    open.map((pull) => ({
      delivery: mappedDelivery({ tenantId, repository, pull, at }),
      hostRepositoryId: repository.hostRepositoryId,
      number: pull.number,
    })),
  )
  return { done: true }
}

/** A project that was made a moment ago may be missing in our list: Jira is asked before anybody is refused. */
const checkProjects = async (
  { database, access }: ActionTools,
  tenantId: string,
  wanted: readonly string[],
): Promise<void> => {
  if (wanted.length === 0) return
  const { connectionId, jira } = await access.jiraOf(tenantId)
  const stored = await database.withTenant(tenantId, (sql) => projects(sql).list(connectionId))
  const isKnown = (list: readonly { readonly projectId: string }[]) =>
    wanted.every((wantedId) => list.some(({ projectId }) => projectId === wantedId))
  if (isKnown(stored.projects)) return
  const list = await jira.listProjects()
  await database.withTenant(tenantId, (sql) => projects(sql).replace(connectionId, list))
  if (!isKnown(list)) throw new Failure('not-there', 'One of these projects cannot be seen in Jira.')
}

/** Throws `not-there` for a project that people have left out for this Jira, also in this very moment. */
const requireChosen = async (sql: TenantSql, wanted: readonly string[]): Promise<void> => {
  const jira = wanted.length > 0 ? await connections(sql).findJira() : undefined
  if (!jira) return
  await connections(sql).keep(jira.connectionId)
  const chosen = await chosenProjects(sql).of(jira.connectionId)
  if (!chosen || wanted.every((projectId) => chosen.includes(projectId))) return
  throw new Failure(
    'not-there',
    'One of these projects was left out for this Jira. Choose it under Projects first. Nothing was changed.',
  )
}

const writeDown = async (
  sql: TenantSql,
  actor: Asked<unknown>['actor'],
  { name, projectIds }: ConnectedRepository,
  wanted: readonly string[],
) =>
  audit(sql).add({
    actor,
    action: 'map-repository',
    subject: name,
    before: { projectIds },
    after: { projectIds: wanted },
  })
