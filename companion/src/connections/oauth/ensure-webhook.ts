import type { DynamicWebhooks } from '../../jira/webhooks/dynamic-webhooks'
import type { RegisteredWebhook } from './registered-webhooks'

interface Ensuring {
  readonly webhooks: DynamicWebhooks
  /** Where it has to send to. */
  readonly address: string
  readonly jqlFilter: string
  /** As it was registered before; undefined where none is known. */
  readonly known: RegisteredWebhook | undefined
  readonly now: Date
}

/** It is refreshed from half of its life on: a fortnight without any worker loses nothing. */
const REFRESH_MS = 15 * 86_400_000

/**
 * The webhook is there, sends to us, lets through what it should, and does not end soon. One that Jira lost, or whose
 * projects are others now, is registered anew; Jira takes one address of an app alone, so others of ours go first.
 */
export const ensureWebhook = async (ensuring: Ensuring): Promise<RegisteredWebhook> => {
  const { webhooks, address, jqlFilter, known, now } = ensuring
  const listed = await webhooks.list()
  const present = listed.find((one) => one.remoteId === known?.remoteId && one.address === address)
  if (present && known?.jqlFilter === jqlFilter) {
    const endsSoon = present.expiresAt.getTime() - now.getTime() < REFRESH_MS
    const expiresAt = endsSoon ? await webhooks.refresh(present.remoteId) : present.expiresAt
    return { remoteId: present.remoteId, jqlFilter, expiresAt }
  }
  await webhooks.remove(listed.map(({ remoteId }) => remoteId))
  const { remoteId, expiresAt } = await webhooks.register(address, jqlFilter, now)
  return { remoteId, jqlFilter, expiresAt }
}
