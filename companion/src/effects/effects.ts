import type { TenantSql } from '../database/database'

export interface Effect {
  readonly state: 'sending' | 'done' | 'removed'
  /** The other side's id of what was made. */
  readonly remoteId: string | undefined
  /** Tells whether what was sent last is what should stand there now. */
  readonly digest: string
}

export interface KnownEffect extends Effect {
  readonly changedAt: Date
}

/** What was done outside, one row for each thing that must be there once. */
export const effects = (sql: TenantSql) => ({
  async find(key: string): Promise<KnownEffect | undefined> {
    const [row] = await sql<(Omit<KnownEffect, 'remoteId'> & { remoteId: string | null })[]>`
      select state, remote_id as "remoteId", digest, changed_at as "changedAt"
      from effect where effect_key = ${key}`
    return row && { ...row, remoteId: row.remoteId ?? undefined }
  },

  async save(key: string, { state, remoteId, digest }: Effect): Promise<void> {
    const row = { state, remote_id: remoteId ?? null, digest, changed_at: new Date() }
    await sql`
      insert into effect ${sql({ effect_key: key, ...row })}
      on conflict (tenant_id, effect_key) do update set ${sql(row)}`
  },

  async remove(key: string): Promise<void> {
    await sql`delete from effect where effect_key = ${key}`
  },
})
