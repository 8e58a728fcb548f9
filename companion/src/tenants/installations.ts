import { randomUUID } from 'node:crypto'
import type { Keyring } from '../connections/seal'
import type { Database, DoorSql } from '../database/database'
import { Failure } from '../failure'
import { wakeJobs } from '../jobs/wake-jobs'

/** The Forge app in one Jira site, as a verified invocation token names it. */
export interface Installation {
  readonly installationId: string
  readonly environmentId: string
  readonly cloudId: string
  readonly apiBaseUrl: string
}

/** The tenant of an installation, and its Jira connection. */
export interface InstalledTenant {
  readonly tenantId: string
  readonly connectionId: string
  readonly wrappedKey: string
  /** When the system token that is stored ends; undefined while there is none. */
  readonly tokenExpiresAt: Date | undefined
  /** What the last token said; without a licence nothing is written any more. */
  readonly isLicensed: boolean
}

/**
 * How an app is let in for the first time: `by-token` where its verified token is the pairing, `by-secret` at a
 * customer's own companion, which believes only those that somebody has paired.
 */
export type Pairing = 'by-token' | 'by-secret'

/**
 * The tenant of a verified installation; where the token is the pairing the first call makes it, elsewhere it throws
 * `not-paired`. Throws `app-removed` once the app was uninstalled: a reinstalled app is a new installation.
 */
export const openInstallation = async (
  database: Database,
  keyring: Keyring,
  installation: Installation,
  pairing: Pairing = 'by-token',
): Promise<InstalledTenant> => {
  const known = await database.atDoor((sql) => findInstallation(sql, installation))
  if (known) return known
  if (pairing === 'by-secret') throw notPaired()
  const tenantId = randomUUID()
  const wrappedKey = await keyring.createWrappedKey(tenantId)
  const { installationId, environmentId, cloudId, apiBaseUrl } = installation
  const opened = await database.atDoor(async (sql) => {
    await sql`select open_installation(
      ${tenantId}, ${installationId}, ${environmentId}, ${cloudId}, ${wrappedKey}, ${randomUUID()}, ${apiBaseUrl})`
    return findInstallation(sql, installation)
  })
  if (!opened) throw notPaired()
  return opened
}

const notPaired = () => new Failure('not-paired', 'This installation is not paired.')

/** Writes down what the latest token says of the licence. What waited for it goes on. */
export const noteLicence = async (
  database: Database,
  tenantId: string,
  isLicensed: boolean,
): Promise<void> => {
  await database.atDoor((sql) => sql`select note_licence(${tenantId}, ${isLicensed})`)
  if (isLicensed) await database.withTenant(tenantId, (sql) => wakeJobs(sql))
}

const findInstallation = async (
  sql: DoorSql,
  { installationId, environmentId }: Installation,
): Promise<InstalledTenant | undefined> => {
  const [row] = await sql<FoundInstallation[]>`
    select tenant_id as "tenantId", connection_id as "connectionId", wrapped_key as "wrappedKey",
      token_expires_at as "tokenExpiresAt", has_ended as "hasEnded", is_licensed as "isLicensed"
    from find_installation(${installationId}, ${environmentId})`
  if (row?.hasEnded) throw new Failure('app-removed', 'The app was removed from this Jira site.')
  return row && { ...row, tokenExpiresAt: row.tokenExpiresAt ?? undefined }
}

type FoundInstallation = Omit<InstalledTenant, 'tokenExpiresAt'> & {
  readonly tokenExpiresAt: Date | null
  readonly hasEnded: boolean
}
