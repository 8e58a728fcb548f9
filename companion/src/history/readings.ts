import type { TenantSql } from '../database/database'

/** How far the past of a repository has been read. */
export interface PastReading {
  readonly state: 'reading' | 'read'
  /** Where the host's list goes on; undefined at its beginning. */
  readonly nextPage: string | undefined
  /** Pull requests looked at so far. */
  readonly lookedAt: number
  /** How many there are to look at, about; undefined where the host does not tell. */
  readonly total: number | undefined
  /**
   * Everything was read, or as much as is read of any repository, or it met what was read before. While it is being read
   * once more, it says how that ended the last time.
   */
  readonly endedBy: 'end' | 'cap' | 'known' | undefined
  /** When the oldest one that counts was merged. */
  readonly oldestAt: Date | undefined
}

/** The reading of each repository's past, from the newest merge backwards. */
export const readings = (sql: TenantSql) => ({
  async find(repositoryId: string): Promise<PastReading | undefined> {
    const [row] = await sql<Row[]>`
      select state, next_page as "nextPage", looked_at as "lookedAt", total, ended_by as "endedBy", oldest_at as "oldestAt"
      from review_history where repository_id = ${repositoryId}`
    if (!row) return undefined
    const { nextPage, total, endedBy, oldestAt, ...rest } = row
    return {
      ...rest,
      nextPage: nextPage ?? undefined,
      total: total ?? undefined,
      endedBy: endedBy ?? undefined,
      oldestAt: oldestAt ?? undefined,
    }
  },

  /** Begins once more at the newest merge, unless it is being read. */
  async begin(repositoryId: string): Promise<void> {
    await sql`
      insert into review_history (repository_id) values (${repositoryId})
      on conflict (tenant_id, repository_id) do update
        set state = 'reading', next_page = null, looked_at = 0, total = null, changed_at = now()
        where review_history.state = 'read'`
  },

  async save(
    repositoryId: string,
    { state, nextPage, lookedAt, total, endedBy }: PastReading,
  ): Promise<void> {
    const row = {
      ...{ state, next_page: nextPage ?? null, looked_at: lookedAt, ended_by: endedBy ?? null },
      total: total ?? null,
      changed_at: new Date(),
    }
    await sql`update review_history set ${sql(row)} where repository_id = ${repositoryId}`
  },

  /** One more that counts was merged then. */
  async reach(repositoryId: string, mergedAt: Date): Promise<void> {
    await sql`
      update review_history set oldest_at = least(oldest_at, ${mergedAt}) where repository_id = ${repositoryId}`
  },
})

interface Row {
  readonly state: PastReading['state']
  readonly nextPage: string | null
  readonly lookedAt: number
  readonly total: number | null
  readonly endedBy: 'end' | 'cap' | 'known' | null
  readonly oldestAt: Date | null
}
