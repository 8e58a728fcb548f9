import { setTimeout as sleep } from 'node:timers/promises'
import { audit } from '../audit/audit'
import { webhookTargetOf } from '../connections/webhook-target'
import { type WebhookOfRepository, webhooks } from '../connections/webhooks'
import { Failure } from '../failure'
import { repositories } from '../pull-requests/repositories'
import { checkWebhook } from '../reconcile/check-webhook'
import { rounds } from '../reconcile/rounds'
import { makeWebhook, type Tending } from '../reconcile/tend-webhooks'
import type { Action } from './action'

/** How long the host may take to send its ping, and to write down that it was answered. */
const LOOKS = 6
const BETWEEN_LOOKS_MS = 300

/**
 * Puts the webhook of a repository right, whatever is wrong with it: made again when it is gone, switched on, with our
 * address and secret. What was missed meanwhile is fetched right after. `waiting` when no ping came within two seconds.
 */
export const repairWebhook: Action<'repair-webhook'> = async (tools, { tenantId, actor, request }) => {
  const { database, access, isReachable } = tools
  if (!isReachable)
    throw new Failure(
      'config-invalid',
      'Git hosts cannot reach this Throughline, so it asks them every minute instead. Set THROUGHLINE_PUBLIC_URL to have webhooks.',
    )
  const webhook = await database.withTenant(tenantId, async (sql) => {
    const repository = await repositories(sql).findById(request.repositoryId)
    if (!repository) throw new Failure('not-there', 'This repository is not chosen any more.')
    await webhooks(sql).want(repository.connectionId)
    return webhooks(sql).find(repository.repositoryId)
  })
  if (!webhook) throw new Failure('not-there', 'This repository is not chosen any more.')

  const { connectionId } = webhook
  const client = await access.gitHostOf(tenantId, connectionId)
  const target = await webhookTargetOf(tools, tenantId, connectionId)
  const state = await repair({ database, client, tenantId, connectionId, target }, webhook)
  await database.withTenant(tenantId, async (sql) => {
    await rounds(sql).hasten(connectionId)
    const before = { state: webhook.state }
    await audit(sql).add({ actor, action: 'repair-webhook', subject: webhook.name, before, after: { state } })
  })
  return { state }
}

const repair = async (tending: Tending, webhook: WebhookOfRepository) => {
  if (!(await isRenewed(tending, webhook))) {
    const outcome = await makeWebhook(tending, webhook)
    if (outcome === 'refused') return outcome
  }
  const { database, tenantId, client } = tending
  const find = () => database.withTenant(tenantId, (sql) => webhooks(sql).find(webhook.repositoryId))
  const made = await find()
  if (made?.remoteId !== undefined) await client.pingWebhook(made, made.remoteId)
  for (let look = 0; look < LOOKS; look += 1) {
    await sleep(BETWEEN_LOOKS_MS)
    const now = await find()
    if (now && (await checkWebhook(tending, now)) === 'works') return 'works' as const
  }
  return 'waiting' as const
}

/** False where there is nothing to renew. */
const isRenewed = async ({ database, client, tenantId, target }: Tending, webhook: WebhookOfRepository) => {
  const { remoteId, repositoryId } = webhook
  if (remoteId === undefined) return false
  try {
    await client.renewWebhook(webhook, remoteId, target)
  } catch (error) {
    if (error instanceof Failure && error.code === 'git-host-not-found') return false
    throw error
  }
  const renewed = { remoteId, state: 'waiting', reason: undefined } as const
  await database.withTenant(tenantId, (sql) => webhooks(sql).save(repositoryId, renewed))
  return true
}
