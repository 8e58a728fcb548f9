import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { WebhookTarget } from '../git-hosts/webhooks'
import { tenants } from '../tenants/tenants'
import { hookPlace, hookRoutes } from './hook-routes'
import type { Keyring } from './seal'

interface TargetTools {
  readonly database: Database
  readonly keyring: Keyring
  /** Where git hosts reach this companion. */
  readonly address: string
}

/** Where the webhooks of a connection send to, and the secret of ours that they sign with. */
export const webhookTargetOf = async (
  { database, keyring, address }: TargetTools,
  tenantId: string,
  connectionId: string,
): Promise<WebhookTarget> => {
  const { hook, wrapped } = await database.withTenant(tenantId, async (sql) => ({
    hook: await hookRoutes(sql).find(connectionId),
    wrapped: await tenants(sql).wrappedKey(),
  }))
  const [newest] = hook?.sealedSecrets ?? []
  if (!hook || newest === undefined)
    throw new Failure('config-invalid', 'This connection has no webhook address. Connect the git host again.')
  const seal = await keyring.openTenant(tenantId, wrapped)
  const secret = await seal.unseal(newest, hookPlace(connectionId))
  return { address: `${address}/webhooks/${hook.hookId}`, secret }
}
