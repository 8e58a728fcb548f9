import { Hono } from 'hono'
import type { Hook, Hooks } from '../connections/hooks'
import { Failure } from '../failure'
import type { Headers } from '../git-hosts/git-host'
import type { Intake } from '../inbox/intake'
import type { NewJob } from '../jobs/add-jobs'
import { queueOf } from '../jobs/queue-of'
import type { Log } from '../log'
import { declareAuth } from './declared-auth'
import { readRawBody } from './raw-body'

interface GitWebhooksOptions {
  readonly hooks: Hooks
  readonly intake: Intake
  readonly log: Log
}

/** POST /webhooks/:hook: verified over the raw bytes, kept, answered 202; the work comes later. */
export const gitWebhooks = ({ hooks, intake, log }: GitWebhooksOptions) =>
  new Hono().post('/webhooks/:hook', declareAuth('hook-signature'), async (context) => {
    const startedAt = performance.now()
    const hook = await hooks.find(context.req.param('hook'))
    const spentMs = performance.now() - startedAt
    const headers = context.req.header()
    if (!hook) return context.text('There is no such webhook.', 404)

    const deliveryId = hook.gitHost.deliveryId(headers)
    const event = hook.gitHost.eventName(headers)
    if (!deliveryId || !event || deliveryId.length > 200 || event.length > 100)
      return context.text('A header that names the event or the delivery is missing.', 400)
    // Not before: whoever does not know the address makes nobody hold 25 MB in memory.
    const raw = await readRawBody(context.req.raw)
    if (raw instanceof Response) return raw
    if (!hook.gitHost.verify(headers as Headers, raw, hook.secrets)) {
      log.warn({ tenant: hook.tenantId, connection: hook.connectionId }, 'refused an unsigned delivery')
      return context.text('The signature does not match.', 401)
    }
    const body = asText(raw)
    if (body === undefined) return context.text('The body is not UTF-8 text.', 400)

    const { tenantId, connectionId } = hook
    const outcome = await intake.put(
      { tenantId, connectionId, deliveryId, event, body },
      (inboxId): NewJob => ({
        name: 'handle-delivery',
        key: `delivery ${tenantId} ${inboxId}`,
        queue: queueFor(hook, event, body),
        payload: { tenantId, inboxId },
      }),
      spentMs,
    )
    log.info({ tenant: tenantId, deliveryId, event, outcome }, 'kept a delivery')
    return context.text(outcome, 202)
  })

/** Postgres keeps no NUL in text; no host sends one either, since JSON has none. */
const asText = (raw: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/** Deliveries of one pull request stay in one queue. One that cannot be read is kept too, and fails where it shows. */
const queueFor = ({ gitHost, tenantId }: Hook, event: string, body: string): string | undefined => {
  try {
    const read = gitHost.read({ event, body })
    return read && queueOf(tenantId, read.repository.hostRepositoryId, read.number)
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}
