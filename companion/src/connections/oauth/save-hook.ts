import type { TenantSql } from '../../database/database'
import type { Hooking, OAuthHook } from '../checks/oauth/oauth-webhook-step'
import { hookRoutes } from '../hook-routes'
import { storeHook } from '../save-jira'
import type { TenantSeal } from '../seal'
import { registeredWebhooks } from './registered-webhooks'

/** What is known of the webhook of a connection. */
export const knownHook = async (sql: TenantSql, connectionId: string): Promise<Hooking['known']> => {
  const [hookId] = await hookRoutes(sql).idsOf(connectionId)
  if (hookId === undefined) return undefined
  const registered = await registeredWebhooks(sql).find(connectionId)
  return registered ? { hookId, registered } : { hookId, registered: undefined }
}

interface FoundHook {
  readonly connectionId: string
  readonly hook: OAuthHook | undefined
  /** Of the app, with which Jira signs. */
  readonly secret: string
}

/** From now on the deliveries of this webhook are let in. */
export const saveHook = async (
  sql: TenantSql,
  seal: TenantSeal,
  { connectionId, hook, secret }: FoundHook,
): Promise<void> => {
  if (!hook) return
  await storeHook(sql, seal, connectionId, { hook: { hookId: hook.hookId, secret, isMade: true } })
  await registeredWebhooks(sql).save(connectionId, hook.registered)
}
