import type { Role } from '@throughline/shared/role'
import type { TenantSql } from '../database/database'
import { hashOf, newSecret } from './secret'

/** Who is let in by a link, and as what. */
export interface Guest {
  readonly name: string
  readonly role: Role
}

/** What a link is worth: it lets in, it once did, its time is over, or there never was one. */
export type LinkState = 'open' | 'used' | 'ended' | 'unknown'

/** A link lets somebody in once, within 15 minutes. */
export const LINK_MINUTES = 15

/** The single-use links that let people in. Times come from the caller's clock. */
export const signInLinks = (sql: TenantSql) => ({
  /** Returns the link's secret, 256 random bits; only its hash is kept. Links that ended unused are forgotten. */
  async make({ name, role }: Guest, now: Date): Promise<string> {
    const secret = newSecret()
    const endsAt = new Date(now.getTime() + LINK_MINUTES * 60_000)
    await sql`delete from sign_in_link where used_at is null and ends_at <= ${now}`
    await sql`
      insert into sign_in_link (link_hash, name, role, ends_at)
      values (${hashOf(secret)}, ${name}, ${role}, ${endsAt})`
    return secret
  },

  /** Looks, and uses nothing up. */
  async stateOf(secret: string, now: Date): Promise<LinkState> {
    const [row] = await sql<{ usedAt: Date | null; endsAt: Date }[]>`
      select used_at as "usedAt", ends_at as "endsAt" from sign_in_link where link_hash = ${hashOf(secret)}`
    if (!row) return 'unknown'
    if (row.usedAt) return 'used'
    return row.endsAt > now ? 'open' : 'ended'
  },

  /** Uses the link up. Undefined when it lets nobody in; of two who come at once, one is let in. */
  async use(secret: string, now: Date): Promise<Guest | undefined> {
    const [row] = await sql<Guest[]>`
      update sign_in_link set used_at = ${now}
      where link_hash = ${hashOf(secret)} and used_at is null and ends_at > ${now}
      returning name, role`
    return row
  },

  /** True once anybody has ever signed in. */
  async wasEverUsed(): Promise<boolean> {
    const rows = await sql`select from sign_in_link where used_at is not null limit 1`
    return rows.length > 0
  },
})
