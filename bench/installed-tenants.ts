import { randomBytes, randomUUID } from 'node:crypto'
import { parseMasterKeys } from '@throughline/companion/connections/master-keys'
import { createKeyring } from '@throughline/companion/connections/seal'
import { keepSystemToken } from '@throughline/companion/connections/system-token'
import { createDatabase } from '@throughline/companion/database/database'
import { type Installation, openInstallation } from '@throughline/companion/tenants/installations'
import { systemClock } from '../companion/src/clock'
import type { OwnPostgres } from './own-postgres'

export interface BenchTenant extends Installation {
  readonly tenantId: string
}

/** As long as Forge's own, and as opaque to the companion. */
export const newSystemToken = () => randomBytes(900).toString('base64url')

/** Tenants as the doors make them, each with a system token that is good for most of an hour. */
export const installTenants = async (
  { url, masterKeys }: Pick<OwnPostgres, 'url' | 'masterKeys'>,
  count: number,
  atlassianApi: string,
): Promise<readonly BenchTenant[]> => {
  const database = createDatabase({ url, connections: 4, deadlineMs: 10_000 })
  const keyring = createKeyring(parseMasterKeys(masterKeys))
  const tenants: BenchTenant[] = []
  for (let index = 0; index < count; index += 1) {
    const installation = newInstallation(atlassianApi)
    const installed = await openInstallation(database, keyring, installation)
    await keepSystemToken({ database, keyring, clock: systemClock }, installed, newSystemToken())
    tenants.push({ ...installation, tenantId: installed.tenantId })
  }
  await database.close()
  return tenants
}

const newInstallation = (atlassianApi: string): Installation => {
  const cloudId = randomUUID()
  return {
    installationId: `ari:cloud:ecosystem::installation/${randomUUID()}`,
    environmentId: `ari:cloud:ecosystem::environment/${randomUUID()}/${randomUUID()}`,
    cloudId,
    apiBaseUrl: `${atlassianApi}/ex/jira/${cloudId}`,
  }
}
