import { audit } from '../audit/audit'
import type { Clock } from '../clock'
import type { Database, TenantSql } from '../database/database'
import { describe, type Log } from '../log'
import { pairings } from '../tenants/pairings'
import { tenants } from '../tenants/tenants'

/** What told us, or that nothing did any more. */
export type EndReason = 'about to be uninstalled' | 'uninstalled' | 'silent'

/**
 * Ends what belongs to an app that was removed from its Jira site: the data key is destroyed before this resolves, so
 * every stored secret is unreadable from then on. `heardAt` is when the app was there last, where that is long ago. A
 * customer's own companion only forgets the app: its data is not Jira's to end.
 */
export type EndInstallation = (tenantId: string, why: EndReason, heardAt?: Date) => Promise<void>

interface EndOptions {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** Gathers what it takes to delete this tenant's webhooks at the git hosts, while the secrets can still be opened. */
  readonly gatherWebhooks?: (tenantId: string) => Promise<RemoveWebhooks>
}

/** Best effort: how many are gone, and how many are left. */
export type RemoveWebhooks = () => Promise<{
  readonly webhooksDeleted: number
  readonly webhooksLeft: number
}>

export const createEndInstallation = ({
  database,
  clock,
  log,
  gatherWebhooks,
}: EndOptions): EndInstallation => {
  const removeInTheBackground = async (tenant: string, remove: RemoveWebhooks) => {
    try {
      log.info({ tenant, ...(await remove()) }, 'removed the webhooks of an ended tenant')
    } catch (error) {
      log.warn({ tenant, ...describe(error) }, 'could not remove the webhooks of an ended tenant')
    }
  }

  return async (tenantId, why, heardAt = clock()) => {
    const remove = await gatherWebhooks?.(tenantId).catch(() => undefined)
    const kind = await database.withTenant(tenantId, async (sql) => {
      const found = await tenants(sql).findKind()
      if (found === 'forge') {
        await tenants(sql).end(heardAt)
        await writeDown(sql, 'end-installation', why)
      }
      if (found === 'self-managed' && (await pairings(sql).find())) {
        await pairings(sql).unpair()
        await writeDown(sql, 'unpair-app', why)
      }
      return found
    })
    if (kind === undefined) return
    log.info({ tenant: tenantId, why }, 'the app is gone from its Jira site')
    if (kind === 'forge' && remove) void removeInTheBackground(tenantId, remove)
  }
}

/** Nobody of the product's asked for it: Jira told, or went silent. */
const writeDown = (sql: TenantSql, action: 'end-installation' | 'unpair-app', why: EndReason) =>
  audit(sql).add({ actor: { face: 'forge', name: 'Jira' }, action, subject: 'app in Jira', after: { why } })
