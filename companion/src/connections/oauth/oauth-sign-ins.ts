import type { TenantSql } from '../../database/database'
import { hashOf, newSecret } from '../../sessions/secret'

/** A sign-in has to be finished within ten minutes, in the browser that began it. */
const LASTS_MS = 10 * 60_000

/** Where what Atlassian gave lies while a person chooses a site. */
export const grantPlace = (state: string) => ({
  table: 'oauth_sign_in',
  column: 'sealed_grant',
  row: hashOf(state),
})

/** Sign-ins at Atlassian. `browser` stands for a session; of a state, and of it, only the hash is kept. */
export const oauthSignIns = (sql: TenantSql) => ({
  /** Returns the state, 256 random bits. Sign-ins whose time is over are forgotten. */
  async begin(browser: string, now: Date): Promise<string> {
    const state = newSecret()
    await sql`delete from oauth_sign_in where ends_at <= ${now}`
    await sql`
      insert into oauth_sign_in (state_hash, browser_hash, ends_at)
      values (${hashOf(state)}, ${hashOf(browser)}, ${new Date(now.getTime() + LASTS_MS)})`
    return state
  },

  /** Uses it up. False when it was used, is too old, or was begun elsewhere; of two who come at once, one is let in. */
  async use(state: string, browser: string, now: Date): Promise<boolean> {
    const { count } = await sql`
      update oauth_sign_in set used_at = ${now}
      where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)} and used_at is null and ends_at > ${now}`
    return count === 1
  },

  /** Keeps what came of it until a person has chosen. */
  async keepGrant(state: string, sealedGrant: string): Promise<void> {
    await sql`update oauth_sign_in set sealed_grant = ${sealedGrant} where state_hash = ${hashOf(state)}`
  },

  /** What was kept, once. */
  async takeGrant(state: string, browser: string, now: Date): Promise<string | undefined> {
    const [row] = await sql<{ sealedGrant: string }[]>`
      delete from oauth_sign_in
      where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)} and ends_at > ${now}
        and sealed_grant is not null
      returning sealed_grant as "sealedGrant"`
    return row?.sealedGrant
  },
})
