import type { Database } from '../database/database'
import { Failure } from '../failure'
import { tenants } from '../tenants/tenants'
import { type Connection, emailPlace, tokenPlace } from './connections'
import type { Keyring } from './seal'

interface Opener {
  readonly database: Database
  readonly keyring: Keyring
}

type Sealed = Pick<Connection, 'connectionId' | 'sealedToken' | 'sealedEmail'>

/** Throws `jira-token-expired` while a connection has no token, `secret-unreadable` when it cannot be opened. */
export const openToken = async (opener: Opener, tenantId: string, connection: Sealed): Promise<string> => {
  const { connectionId, sealedToken } = connection
  if (!sealedToken)
    throw new Failure('jira-token-expired', 'There is no token yet.', { retryAfterSeconds: 60 })
  const seal = await openSeal(opener, tenantId)
  return seal.unseal(sealedToken, tokenPlace(connectionId))
}

/** The e-mail address that belongs to a Cloud API token. */
export const openEmail = async (opener: Opener, tenantId: string, connection: Sealed): Promise<string> => {
  const { connectionId, sealedEmail } = connection
  if (!sealedEmail) throw new Failure('config-invalid', 'The e-mail address of this API token is missing.')
  const seal = await openSeal(opener, tenantId)
  return seal.unseal(sealedEmail, emailPlace(connectionId))
}

const openSeal = async ({ database, keyring }: Opener, tenantId: string) =>
  keyring.openTenant(tenantId, await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey()))
