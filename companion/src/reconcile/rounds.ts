import type { TenantSql } from '../database/database'
import type { Repository } from '../pull-requests/pull-request'

/** A chosen repository, and up to when its host's lists have been read. */
export interface DueRepository extends Repository {
  readonly repositoryId: string
  readonly deliveriesTo: Date
  readonly changesTo: Date
}

/** How far the git host of a connection has been asked for what never arrived. */
export const rounds = (sql: TenantSql) => ({
  /** Those that were not looked at for the longest time first. */
  async due(connectionId: string, most: number): Promise<readonly DueRepository[]> {
    return sql<DueRepository[]>`
      select repository_id as "repositoryId", host_repository_id as "hostRepositoryId", name,
        is_private as "isPrivate", deliveries_to as "deliveriesTo", changes_to as "changesTo"
      from repository where connection_id = ${connectionId} and left_at is null
      order by looked_at nulls first, repository_id limit ${most}`
  },

  /** The next round begins in a moment. */
  async hasten(connectionId: string): Promise<void> {
    await sql`
      update connection set reconcile_at = least(reconcile_at, now() + interval '10 seconds')
      where connection_id = ${connectionId}`
  },

  async save(
    repositoryId: string,
    { deliveriesTo, changesTo }: Pick<DueRepository, 'deliveriesTo' | 'changesTo'>,
  ): Promise<void> {
    await sql`
      update repository set looked_at = now(), deliveries_to = ${deliveriesTo}, changes_to = ${changesTo}
      where repository_id = ${repositoryId}`
  },
})
