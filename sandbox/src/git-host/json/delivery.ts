import type { Delivery, Hook } from '../state'

/** An attempt to deliver, as the list shows it. */
export const deliveryItemJson = (delivery: Delivery, { repositoryId }: Hook) => ({
  id: delivery.attempt,
  guid: delivery.id,
  delivered_at: delivery.sentAt,
  redelivery: delivery.isRedelivery,
  duration: delivery.durationMs / 1_000,
  status: outcomeOf(delivery).status,
  status_code: delivery.status ?? 0,
  event: delivery.event,
  action: delivery.action ?? null,
  installation_id: null,
  repository_id: repositoryId,
  throttled_at: null,
})

/** The same on its own, with what was sent. */
export const deliveryJson = (delivery: Delivery, hook: Hook) => ({
  ...deliveryItemJson(delivery, hook),
  url: hook.url,
  request: {
    headers: {
      'X-GitHub-Delivery': delivery.id,
      'X-GitHub-Event': delivery.event,
      'Content-Type': 'application/json',
    },
    payload: JSON.parse(delivery.requestBody) as unknown,
  },
  response: { headers: {}, payload: null },
})

/** Source: https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries */
export const outcomeOf = ({ status }: Delivery) => {
  if (status === undefined) return { status: 'failed to connect', message: 'failed to connect to host' }
  const isGood = status >= 200 && status < 400
  return {
    status: isGood ? 'OK' : `Invalid HTTP Response: ${status}`,
    message: isGood ? 'OK' : 'Invalid HTTP Response',
  }
}
