import { checkMasterKeys } from './connections/key-check'
import { parseMasterKeys, readOrMakeMasterKeys } from './connections/master-keys'
import { createKeyring } from './connections/seal'
import { createDatabase } from './database/database'
import { migrate } from './database/migrate'
import { Failure } from './failure'
import { openOnlyTenant } from './tenants/only-tenant'

interface PrepareOptions {
  readonly databaseUrl: string
  /** As in THROUGHLINE_MASTER_KEYS; undefined with an embedded database, whose key lies in `dataFolder`. */
  readonly masterKeys: string | undefined
  readonly dataFolder: string
  readonly mode: 'hosted' | 'self-managed'
}

export interface Prepared {
  readonly masterKeys: string
  /** Set where this login may have no roles: everything then runs on behalf of this one tenant. */
  readonly onlyTenantId: string | undefined
  readonly mode: 'hosted' | 'self-managed'
  /** The one tenant of a self-managed companion. */
  readonly selfManagedTenantId: string | undefined
}

/** Makes a reachable database ready for today's processes: its shape, its roles, and a master key that fits. */
export const prepare = async ({
  databaseUrl,
  masterKeys,
  dataFolder,
  mode,
}: PrepareOptions): Promise<Prepared> => {
  const { hasRoles } = await migrate(databaseUrl)
  if (!hasRoles && mode === 'hosted') throw new Failure('config-invalid', rolesSentence)
  const keys = masterKeys ?? (await readOrMakeMasterKeys(dataFolder))
  const keyring = createKeyring(parseMasterKeys(keys))
  await checkMasterKeys(databaseUrl, keyring)
  if (mode === 'hosted')
    return { mode, masterKeys: keys, onlyTenantId: undefined, selfManagedTenantId: undefined }

  const onlyTenantId = hasRoles ? undefined : noTenantYet
  const database = createDatabase({ url: databaseUrl, connections: 1, deadlineMs: 10_000, onlyTenantId })
  const tenantId = await openOnlyTenant(database, keyring)
  await database.close()
  return {
    mode,
    masterKeys: keys,
    onlyTenantId: hasRoles ? undefined : tenantId,
    selfManagedTenantId: tenantId,
  }
}

/** Nobody's tenant: where there are no roles, a transaction has to name one. */
const noTenantYet = '00000000-0000-0000-0000-000000000000'

const rolesSentence =
  'This database login may not create roles, which keep tenants apart. Ask an administrator of the database to run once: alter role <login> createrole; then start again.'
