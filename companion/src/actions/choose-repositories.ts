import { audit } from '../audit/audit'
import { webhookTargetOf } from '../connections/webhook-target'
import { webhooks } from '../connections/webhooks'
import type { TenantSql } from '../database/database'
import { Failure, passesLater } from '../failure'
import type { ListedRepository } from '../git-hosts/connecting'
import { addJobs } from '../jobs/add-jobs'
import { mirrorJobsOf } from '../jobs/mirror-jobs-of'
import { describe } from '../log'
import { type ConnectedRepository, repositories } from '../pull-requests/repositories'
import { rounds } from '../reconcile/rounds'
import { tendWebhooks } from '../reconcile/tend-webhooks'
import type { Action } from './action'

/**
 * These repositories of a connection are chosen from now on, and no others. The choice is stored before any webhook is
 * made: those that could not be made now are made in the next rounds, and a repeated call makes none twice. What is left
 * out leaves every panel at once; its webhook is removed.
 */
export const chooseRepositories: Action<'choose-repositories'> = async (
  tools,
  { tenantId, actor, request },
) => {
  const { database, access, isReachable, log } = tools
  const { connectionId } = request
  const client = await access.gitHostOf(tenantId, connectionId)
  const listed = await client.listRepositories()
  const wanted = new Set(request.hostRepositoryIds)

  const before = await database.withTenant(tenantId, async (sql) => {
    const chosen = await repositories(sql).chosen(connectionId)
    const known = new Set([...listed, ...chosen].map(({ hostRepositoryId }) => hostRepositoryId))
    if (![...wanted].every((id) => known.has(id)))
      throw new Failure('not-there', 'One of these repositories is not visible to this token.')
    await repositories(sql).chooseAll(
      connectionId,
      listed.filter(({ hostRepositoryId }) => wanted.has(hostRepositoryId)),
    )
    for (const repository of chosen)
      if (!wanted.has(repository.hostRepositoryId)) await leave(sql, tenantId, repository)
    if (isReachable) await wantWebhooks(sql, connectionId, listed)
    await rounds(sql).hasten(connectionId)
    const names = (await repositories(sql).chosen(connectionId)).map(({ name }) => name)
    await audit(sql).add({
      actor,
      action: 'choose-repositories',
      subject: names.length === 1 ? '1 repository' : `${names.length} repositories`,
      before: { repositories: chosen.map(({ name }) => name) },
      after: { repositories: names },
    })
    return webhooks(sql).count(connectionId)
  })

  if (isReachable) {
    const target = await webhookTargetOf(tools, tenantId, connectionId)
    await tendWebhooks({ database, client, tenantId, connectionId, target }).catch((error: unknown) => {
      if (!passesLater(error)) throw error
      log.warn({ tenant: tenantId, ...describe(error) }, 'webhooks are made later')
    })
  }
  return database.withTenant(tenantId, async (sql) => {
    const { made, refused } = await webhooks(sql).count(connectionId)
    return { chosen: wanted.size, webhooksMade: Math.max(0, made - before.made), webhooksRefused: refused }
  })
}

const leave = async (sql: TenantSql, tenantId: string, repository: ConnectedRepository) => {
  const { repositoryId, projectIds } = repository
  for (const projectId of projectIds) {
    await repositories(sql).unmap(repositoryId, projectId)
    await addJobs(sql, await mirrorJobsOf(sql, { tenantId, repositoryId, projectId }))
  }
  await repositories(sql).leave(repositoryId)
}

const wantWebhooks = async (sql: TenantSql, connectionId: string, listed: readonly ListedRepository[]) => {
  await webhooks(sql).want(connectionId)
  await webhooks(sql).wantAgain(connectionId)
  const forbidden = listed.filter(({ mayAdminister }) => !mayAdminister)
  await webhooks(sql).refuse(
    connectionId,
    forbidden.map(({ hostRepositoryId }) => hostRepositoryId),
  )
}
