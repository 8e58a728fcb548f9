import { createHmac, randomUUID } from 'node:crypto'
import type { GitHostFaults } from './faults'
import type { Delivery, Hook } from './state'
import type { GitHostStore } from './store'

interface WebhookOptions {
  readonly publicUrl: string
  readonly store: GitHostStore
  readonly faults: GitHostFaults & { losesWebhook(): boolean }
  readonly timeoutMs: number
}

export interface Webhook {
  readonly event: string
  readonly body: object
}

export type Webhooks = ReturnType<typeof createWebhooks>

const maxDeliveries = 500

/** Sends webhooks as GitHub does: signed, once, and without another try when no answer comes. */
export function createWebhooks({ publicUrl, store, faults, timeoutMs }: WebhookOptions) {
  const deliver = async (
    hook: Hook,
    message: Pick<Delivery, 'id' | 'event' | 'action' | 'requestBody'>,
    again: boolean,
  ) => {
    const sentAt = store.now()
    const startedAt = performance.now()
    const status = faults.losesWebhook()
      ? undefined
      : await post(hook, message.requestBody, headersOf(hook, message, publicUrl), timeoutMs)
    const durationMs = Math.round(performance.now() - startedAt)
    const delivery: Delivery = {
      ...message,
      attempt: store.nextId(),
      hookId: hook.id,
      ...(status !== undefined && { status }),
      sentAt,
      durationMs,
      isRedelivery: again,
    }
    const { deliveries } = store.state()
    deliveries.push(delivery)
    if (deliveries.length > maxDeliveries) deliveries.shift()
    store.tell({ repository: undefined, number: undefined, what: 'delivery' })
    return delivery
  }

  const send = (hook: Hook, { event, body }: Webhook): Promise<Delivery> => {
    const action = 'action' in body && typeof body.action === 'string' ? { action: body.action } : {}
    return deliver(hook, { id: randomUUID(), event, ...action, requestBody: JSON.stringify(body) }, false)
  }

  return {
    /** To one hook, whatever it subscribed to. */
    send,

    /** To every hook of the repository that wants to hear of this event, one after the other. */
    async announce(repositoryId: number, webhook: Webhook): Promise<readonly Delivery[]> {
      const sent: Delivery[] = []
      for (const hook of store.hooks(repositoryId)) {
        if (hook.isActive && wants(hook, webhook.event)) sent.push(await send(hook, webhook))
      }
      return sent
    },

    /** The same id and body again, signed with the hook's secret of today. */
    async redeliver(id: string): Promise<Delivery> {
      const first = store.state().deliveries.find((delivery) => delivery.id === id)
      const hook = store.hooks().find((each) => each.id === first?.hookId)
      if (!first || !hook) throw new Error(`The sandbox's git host cannot deliver ${id} again.`)
      const { event, action, requestBody } = first
      return deliver(hook, { id, event, ...(action !== undefined && { action }), requestBody }, true)
    },
  }
}

const wants = ({ events }: Hook, event: string) => events.includes(event) || events.includes('*')

/** The status of the answer; undefined when none came in time. A redirect is an answer: it is not followed. */
const post = async (hook: Hook, body: string, headers: Record<string, string>, timeoutMs: number) => {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(hook.url, { method: 'POST', headers, body, redirect: 'manual', signal })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}

/** Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers */
const headersOf = (
  hook: Hook,
  { id, event, requestBody }: Pick<Delivery, 'id' | 'event' | 'requestBody'>,
  publicUrl: string,
): Record<string, string> => {
  const { secret } = hook
  const sign = (algorithm: string, key: string) =>
    createHmac(algorithm, key).update(requestBody).digest('hex')
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/5a4d0b1',
    'x-github-delivery': id,
    'x-github-event': event,
    'x-github-hook-id': String(hook.id),
    'x-github-hook-installation-target-id': String(hook.repositoryId),
    'x-github-hook-installation-target-type': 'repository',
    'x-github-enterprise-host': new URL(publicUrl).host,
    'x-github-enterprise-version': enterpriseVersion,
    ...(secret !== undefined && {
      'x-hub-signature': `sha1=${sign('sha1', secret)}`,
      'x-hub-signature-256': `sha256=${sign('sha256', secret)}`,
    }),
  }
}

export const enterpriseVersion = '3.18.1'
