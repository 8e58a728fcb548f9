import { createHash } from 'node:crypto'
import type { TenantSql } from '../database/database'
import type { Installation } from './installations'

/** The app that a customer's own companion has let in. */
export interface PairedApp {
  readonly pairedAt: Date
  readonly pairedBy: string
}

/** Which app in Jira belongs to a customer's own companion, and the secrets that let one in. */
export const pairings = (sql: TenantSql) => ({
  /** The newest secret is the only one. */
  async offer(secret: string, expiresAt: Date): Promise<void> {
    await sql`delete from pairing_secret`
    await sql`insert into pairing_secret (secret_hash, expires_at) values (${hashOf(secret)}, ${expiresAt})`
  },

  /** False for a secret that is unknown, too old or used. Whoever takes it is the only one. */
  async take(secret: string, now: Date): Promise<boolean> {
    const rows = await sql`
      delete from pairing_secret where secret_hash = ${hashOf(secret)} and expires_at > ${now} returning 1`
    return rows.length === 1
  },

  /** Lets this installation in; an earlier one is forgotten. */
  async pair(installation: Installation, connectionId: string, by: string, now: Date): Promise<void> {
    const { installationId, environmentId, cloudId, apiBaseUrl } = installation
    await sql`delete from connection where host = 'jira' and mode = 'forge'`
    await sql`
      update tenant set installation_id = ${installationId}, environment_id = ${environmentId},
        cloud_id = ${cloudId}, paired_at = ${now}, paired_by = ${by}, is_licensed = true`
    await sql`
      insert into connection (connection_id, host, mode, base_url)
      values (${connectionId}, 'jira', 'forge', ${apiBaseUrl})`
  },

  /** From now on the app is not let in, and its Jira is not called any more. */
  async unpair(): Promise<void> {
    await sql`
      update tenant set installation_id = null, environment_id = null, cloud_id = null, paired_at = null,
        paired_by = null, is_licensed = true`
    await sql`delete from connection where host = 'jira' and mode = 'forge'`
  },

  /** Undefined while none is let in, and where a verified token alone lets one in. */
  async find(): Promise<PairedApp | undefined> {
    const [row] = await sql<PairedApp[]>`
      select paired_at as "pairedAt", paired_by as "pairedBy" from tenant where paired_at is not null`
    return row
  },

  /** True when Jira is reached in another way than through the app. */
  async hasOtherJira(): Promise<boolean> {
    const rows = await sql`select from connection where host = 'jira' and mode <> 'forge'`
    return rows.length > 0
  },
})

/** 160 random bits need no slow hash. */
const hashOf = (secret: string): string => createHash('sha256').update(secret.trim()).digest('hex')
