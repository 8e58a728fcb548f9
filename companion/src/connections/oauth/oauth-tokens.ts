import type { TenantSql } from '../../database/database'
import { passedJson } from '../../database/passed-json'
import type { FoundByOAuth } from '../checks/oauth/oauth-steps'

/** The tokens of a connection by OAuth, as they are stored. */
export interface StoredTokens {
  /** The refresh token; undefined once the connection was ended. */
  readonly sealedToken: string | undefined
  readonly sealedAccess: string | undefined
  readonly expiresAt: Date | undefined
  readonly renewedAt: Date | undefined
  readonly state: string
}

/** A pair as it is stored. */
export interface SealedPair {
  readonly sealedToken: string
  readonly sealedAccess: string
  readonly renewedAt: Date
  /** Of the access token. */
  readonly expiresAt: Date
}

/** Where a connection's access token lies, for sealing it. */
export const accessPlace = (connectionId: string) => ({
  table: 'connection',
  column: 'sealed_access',
  row: connectionId,
})

const columns = (sql: TenantSql) => sql`
  sealed_token as "sealedToken", sealed_access as "sealedAccess", access_expires_at as "expiresAt",
  access_renewed_at as "renewedAt", state`

type Row = { readonly [Name in keyof StoredTokens]: StoredTokens[Name] | null }

const storedOf = (row: Row | undefined): StoredTokens | undefined =>
  row && {
    sealedToken: row.sealedToken ?? undefined,
    sealedAccess: row.sealedAccess ?? undefined,
    expiresAt: row.expiresAt ?? undefined,
    renewedAt: row.renewedAt ?? undefined,
    state: row.state ?? 'revoked',
  }

/** A lock is waited for at most so long: whoever holds it waits for Atlassian. */
const LOCK_TIMEOUT = '4500ms'

export const oauthTokens = (sql: TenantSql) => ({
  async find(connectionId: string): Promise<StoredTokens | undefined> {
    const [row] = await sql<Row[]>`
      select ${columns(sql)} from connection where connection_id = ${connectionId} and ended_at is null`
    return storedOf(row)
  },

  /** The same, and nobody else renews them until the commit. Rows that belong to the connection can still be added. */
  async lock(connectionId: string): Promise<StoredTokens | undefined> {
    await sql`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true)`
    const [row] = await sql<Row[]>`
      select ${columns(sql)} from connection where connection_id = ${connectionId} and ended_at is null
      for no key update`
    return storedOf(row)
  },

  /** A renewed pair. */
  async save(connectionId: string, { sealedToken, sealedAccess, renewedAt, expiresAt }: SealedPair) {
    await sql`
      update connection set sealed_token = ${sealedToken}, sealed_access = ${sealedAccess},
        access_renewed_at = ${renewedAt}, access_expires_at = ${expiresAt}
      where connection_id = ${connectionId}`
  },

  /** The pair of a new consent: what ended before is over. */
  async begin(
    connectionId: string,
    pair: SealedPair,
    { siteUrl, consentEndsAt }: { readonly siteUrl: string; readonly consentEndsAt: Date },
  ) {
    await this.save(connectionId, pair)
    await sql`
      update connection set site_url = ${siteUrl}, token_expires_at = ${consentEndsAt}, tend_at = now()
      where connection_id = ${connectionId}`
  },

  /** Atlassian gives no tokens for it any more. */
  async end(connectionId: string, reason: string) {
    await sql`
      update connection set state = 'revoked', sealed_access = null, access_expires_at = null,
        last_error = ${reason}, last_error_at = now()
      where connection_id = ${connectionId}`
  },

  /** What its checks have shown. */
  async noteChecked(connectionId: string, { version, account, permissions }: FoundByOAuth) {
    await sql`
      update connection set version = ${version}, account_id = ${account.id}, account_name = ${account.name},
        permissions = ${sql.json(passedJson(permissions))}, state = 'connected', last_ok_at = now(),
        last_error = null, last_error_at = null
      where connection_id = ${connectionId}`
  },

  /** Jira refused the access token: the next call renews it. One that was renewed this moment is not the refused one. */
  async distrust(connectionId: string, reason: string) {
    await sql`
      update connection set access_expires_at = now(), tend_at = now(), last_error = ${reason}, last_error_at = now()
      where connection_id = ${connectionId} and access_renewed_at < now() - interval '2 seconds'`
  },
})
