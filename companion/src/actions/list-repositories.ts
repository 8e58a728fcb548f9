import { repositories } from '../pull-requests/repositories'
import type { Action } from './action'

/** What the token of a connection may see, by name, with what is chosen of it. */
export const listRepositories: Action<'list-repositories'> = async (
  { database, access },
  { tenantId, request: { connectionId } },
) => {
  const client = await access.gitHostOf(tenantId, connectionId)
  const listed = await client.listRepositories()
  const chosen = await database.withTenant(tenantId, (sql) => repositories(sql).chosen(connectionId))
  const chosenIds = new Set(chosen.map(({ hostRepositoryId }) => hostRepositoryId))
  return {
    repositories: listed
      .map(({ hostRepositoryId, name, isPrivate, mayAdminister, isArchived }) => ({
        ...{ hostRepositoryId, name, isPrivate, mayAdminister, isArchived },
        isChosen: chosenIds.has(hostRepositoryId),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  }
}
