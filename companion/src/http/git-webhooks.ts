import { Hono } from 'hono'
import type { Hook, Hooks } from '../connections/hooks'
import { Failure } from '../failure'
import type { GitHost, Headers } from '../git-hosts/git-host'
import { getGitHost } from '../git-hosts/index'
import type { Intake } from '../inbox/intake'
import type { NewJob } from '../jobs/add-jobs'
import { queueOf } from '../jobs/queue-of'
import type { Log } from '../log'
import { bodyText } from './body-text'
import { declareAuth } from './declared-auth'
import { readRawBody } from './raw-body'

interface GitWebhooksOptions {
  readonly hooks: Hooks
  readonly intake: Intake
  readonly log: Log
  /** Told of a delivery whose signature does not match. */
  readonly onRefused?: (hook: Hook) => void
}

/** POST /webhooks/:hook: verified over the raw bytes, kept, answered 202; the work comes later. */
export const gitWebhooks = ({ hooks, intake, log, onRefused }: GitWebhooksOptions) =>
  new Hono().post('/webhooks/:hook', declareAuth('hook-signature'), async (context) => {
    const startedAt = performance.now()
    const hook = await hooks.find(context.req.param('hook'))
    const spentMs = performance.now() - startedAt
    const headers = context.req.header()
    if (!hook || hook.host === 'jira') return context.text('There is no such webhook.', 404)
    const gitHost = getGitHost(hook.host)

    const deliveryId = gitHost.deliveryId(headers)
    const event = gitHost.eventName(headers)
    if (!deliveryId || !event || deliveryId.length > 200 || event.length > 100)
      return context.text('A header that names the event or the delivery is missing.', 400)
    // Not before: whoever does not know the address makes nobody hold 25 MB in memory.
    const raw = await readRawBody(context.req.raw)
    if (raw instanceof Response) return raw
    if (!gitHost.verify(headers as Headers, raw, hook.secrets)) {
      log.warn({ tenant: hook.tenantId, connection: hook.connectionId }, 'refused an unsigned delivery')
      onRefused?.(hook)
      return context.text('The signature does not match.', 401)
    }
    const body = bodyText(raw)
    if (body === undefined) return context.text('The body is not UTF-8 text.', 400)

    const { tenantId, connectionId } = hook
    const outcome = await intake.put(
      { tenantId, connectionId, deliveryId, event, body },
      (inboxId): NewJob => ({
        name: 'handle-delivery',
        key: `delivery ${tenantId} ${inboxId}`,
        queue: queueFor(gitHost, tenantId, { event, body }),
        payload: { tenantId, inboxId },
      }),
      spentMs,
    )
    log.info({ tenant: tenantId, deliveryId, event, outcome }, 'kept a delivery')
    return context.text(outcome, 202)
  })

/** Deliveries of one pull request stay in one queue. One that cannot be read is kept too, and fails where it shows. */
const queueFor = (
  gitHost: GitHost,
  tenantId: string,
  delivery: { readonly event: string; readonly body: string },
): string | undefined => {
  try {
    const read = gitHost.read(delivery)
    return read && queueOf(tenantId, read.repository.hostRepositoryId, read.number)
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}
