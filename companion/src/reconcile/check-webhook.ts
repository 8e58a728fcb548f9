import type { Webhook, WebhookOfRepository } from '../connections/webhooks'
import { webhooks } from '../connections/webhooks'
import type { Database } from '../database/database'
import type { GitHostClient } from '../git-hosts/git-host'

interface Checking {
  readonly database: Database
  readonly client: GitHostClient
  readonly tenantId: string
}

/** Asks the host how a webhook is, and writes it down. One that was never made stays as it is. */
export const checkWebhook = async (
  { database, client, tenantId }: Checking,
  webhook: WebhookOfRepository,
): Promise<Webhook['state']> => {
  const { remoteId, repositoryId } = webhook
  if (remoteId === undefined) return webhook.state
  const found = await client.findWebhook(webhook, remoteId)
  const state = stateOf(found, webhook)
  const reason = state === 'missing' || state === 'off' ? 'git.webhookOff' : reasonOfSilence(found)
  await database.withTenant(tenantId, (sql) => webhooks(sql).save(repositoryId, { remoteId, state, reason }))
  return state
}

type Found = Awaited<ReturnType<GitHostClient['findWebhook']>>

/** An unanswered delivery takes nothing back: what it told is fetched, and the next one may be answered. */
const stateOf = (found: Found, { state }: WebhookOfRepository): Webhook['state'] => {
  if (!found) return 'missing'
  if (!found.isOn) return 'off'
  if (found.wasAnswered === true) return 'works'
  return state === 'works' ? 'works' : 'waiting'
}

const reasonOfSilence = (found: Found) =>
  found?.wasAnswered === false ? ('webhook.noPing' as const) : undefined
