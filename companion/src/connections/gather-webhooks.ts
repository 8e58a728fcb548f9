import type { Database } from '../database/database'
import type { SafeFetch } from '../fetch/safe-fetch'
import { getGitHost } from '../git-hosts/index'
import type { WebhookClient } from '../git-hosts/webhooks'
import { connections } from './connections'
import { openToken } from './open-secrets'
import type { Keyring } from './seal'
import { type MadeWebhook, webhooks } from './webhooks'

interface GatherOptions {
  readonly database: Database
  readonly keyring: Keyring
  readonly fetch: SafeFetch
}

/** One webhook of ours, and the means to remove it. */
interface Gathered extends MadeWebhook {
  readonly client: Pick<WebhookClient, 'removeWebhook'>
}

/**
 * Opens what it takes to remove all webhooks of a tenant while its secrets can still be opened. What comes back holds the
 * tokens in memory alone: it works after they were destroyed, and never again after this process.
 */
export const createGatherWebhooks = (options: GatherOptions) => async (tenantId: string) => {
  const { database, fetch } = options
  const hosts = await database.withTenant(tenantId, async (sql) =>
    (await connections(sql).list()).filter(({ host }) => host !== 'jira'),
  )
  const gathered: Gathered[] = []
  for (const connection of hosts) {
    const token = await openToken(options, tenantId, connection).catch(() => undefined)
    if (token === undefined) continue
    const { host, baseUrl, connectionId } = connection
    const client = getGitHost(host).createClient({ baseUrl, token, fetch })
    const rows = await database.withTenant(tenantId, (sql) => webhooks(sql).made(connectionId))
    gathered.push(...rows.map((row) => ({ ...row, client })))
  }
  return () => removeAll(gathered)
}

const removeAll = async (gathered: readonly Gathered[]) => {
  let webhooksDeleted = 0
  for (const { client, remoteId, ...repository } of gathered) {
    const isGone = await client.removeWebhook(repository, remoteId).then(
      () => true,
      () => false,
    )
    if (isGone) webhooksDeleted += 1
  }
  return { webhooksDeleted, webhooksLeft: gathered.length - webhooksDeleted }
}
