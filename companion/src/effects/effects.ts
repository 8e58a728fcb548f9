import type { TenantSql } from '../database/database'

export interface Effect {
  readonly state: 'sending' | 'done' | 'removed'
  /** The other side's id of what was made. */
  readonly remoteId: string | undefined
  /** Tells whether what was sent last is what should stand there now. */
  readonly digest: string
}

/** What was done outside, one row for each thing that must be there once. */
export const effects = (sql: TenantSql) => ({
  async find(key: string): Promise<Effect | undefined> {
    const [row] = await sql<{ state: Effect['state']; remoteId: string | null; digest: string }[]>`
      select state, remote_id as "remoteId", digest from effect where effect_key = ${key}`
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
