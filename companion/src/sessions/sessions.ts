import type { Role } from '@throughline/shared/role'
import type { TenantSql } from '../database/database'
import { hashOf, newSecret } from './secret'
import type { Guest } from './sign-in-links'

/** Somebody who is signed in. */
export interface Session {
  readonly name: string
  readonly role: Role
}

export const IDLE_MINUTES = 30
export const WHOLE_HOURS = 12

/** A session ends 30 minutes after it was last seen, and 12 hours after its sign-in. Times come from the caller's clock. */
export const sessions = (sql: TenantSql) => ({
  /** Returns the new session's id, 256 random bits; only its hash is kept. Sessions that have ended are forgotten. */
  async begin({ name, role }: Guest, now: Date): Promise<string> {
    const { idleSince, signedInSince } = limitsAt(now)
    await sql`delete from session where seen_at <= ${idleSince} or signed_in_at <= ${signedInSince}`
    const id = newSecret()
    await sql`
      insert into session (session_hash, name, role, signed_in_at, seen_at)
      values (${hashOf(id)}, ${name}, ${role}, ${now}, ${now})`
    return id
  },

  /** The session of this id, which has been seen now. Undefined when there is none any more. */
  async see(id: string, now: Date): Promise<Session | undefined> {
    const { idleSince, signedInSince } = limitsAt(now)
    const [row] = await sql<{ name: string; role: Role }[]>`
      update session set seen_at = greatest(seen_at, ${now})
      where session_hash = ${hashOf(id)} and seen_at > ${idleSince} and signed_in_at > ${signedInSince}
      returning name, role`
    return row && { name: row.name, role: row.role }
  },

  /** Whose session ended; undefined when there was none. */
  async end(id: string): Promise<Session | undefined> {
    const [row] = await sql<{ name: string; role: Role }[]>`
      delete from session where session_hash = ${hashOf(id)} returning name, role`
    return row && { name: row.name, role: row.role }
  },
})

const limitsAt = (now: Date) => ({
  idleSince: new Date(now.getTime() - IDLE_MINUTES * 60_000),
  signedInSince: new Date(now.getTime() - WHOLE_HOURS * 3_600_000),
})
