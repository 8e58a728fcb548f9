import { randomUUID } from 'node:crypto'
import type { Keyring } from '../connections/seal'
import type { Database, DoorSql } from '../database/database'
import { Failure } from '../failure'

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
}

/**
 * The tenant of a verified installation; the first call makes it, since the verified token is the pairing.
 * Throws `not-allowed` once the app was uninstalled: a reinstalled app is a new installation.
 */
export const openInstallation = async (
  database: Database,
  keyring: Keyring,
  installation: Installation,
): Promise<InstalledTenant> => {
  const known = await database.atDoor((sql) => findInstallation(sql, installation))
  if (known) return known
  const tenantId = randomUUID()
  const wrappedKey = await keyring.createWrappedKey(tenantId)
  const { installationId, environmentId, cloudId, apiBaseUrl } = installation
  const opened = await database.atDoor(async (sql) => {
    await sql`select open_installation(
      ${tenantId}, ${installationId}, ${environmentId}, ${cloudId}, ${wrappedKey}, ${randomUUID()}, ${apiBaseUrl})`
    return findInstallation(sql, installation)
  })
  if (!opened) throw new Failure('not-allowed', 'This installation is not paired.')
  return opened
}

const findInstallation = async (
  sql: DoorSql,
  { installationId, environmentId }: Installation,
): Promise<InstalledTenant | undefined> => {
  const [row] = await sql<FoundInstallation[]>`
    select tenant_id as "tenantId", connection_id as "connectionId", wrapped_key as "wrappedKey",
      token_expires_at as "tokenExpiresAt", has_ended as "hasEnded"
    from find_installation(${installationId}, ${environmentId})`
  if (row?.hasEnded) throw new Failure('not-allowed', 'The app was removed from this Jira site.')
  return row && { ...row, tokenExpiresAt: row.tokenExpiresAt ?? undefined }
}

type FoundInstallation = Omit<InstalledTenant, 'tokenExpiresAt'> & {
  readonly tokenExpiresAt: Date | null
  readonly hasEnded: boolean
}
