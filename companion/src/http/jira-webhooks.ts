import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Clock } from '../clock'
import type { Hook, Hooks } from '../connections/hooks'
import type { Intake } from '../inbox/intake'
import { readJiraEvent } from '../jira/webhooks/jira-event'
import { refreshJob } from '../jobs/first-job'
import type { Log } from '../log'
import { bodyText } from './body-text'
import { declareAuth } from './declared-auth'
import { isSignedByJira } from './jira-signature'
import { readRawBody } from './raw-body'

interface JiraWebhooksOptions {
  readonly hooks: Hooks
  readonly intake: Intake
  readonly clock: Clock
  readonly log: Log
  /** Told of a delivery whose signature does not match. */
  readonly onRefused?: (hook: Hook) => void
}

/**
 * POST /jira/:hook: what a self-managed Jira tells, verified over the raw bytes, kept, answered 202; its issue is read
 * again later. A Jira that cannot sign has the address alone, whose 128 random bits nobody guesses; a forged event there
 * could only make us read an issue once more, and keep what Jira itself says of it.
 */
export const jiraWebhooks = ({ hooks, intake, clock, log, onRefused }: JiraWebhooksOptions) =>
  new Hono().post('/jira/:hook', declareAuth('jira-webhook'), async (context) => {
    const startedAt = performance.now()
    const hook = await hooks.find(context.req.param('hook'))
    const spentMs = performance.now() - startedAt
    if (hook?.host !== 'jira') return context.text('There is no such webhook.', 404)
    const { tenantId, connectionId } = hook

    const raw = await readRawBody(context.req.raw)
    if (raw instanceof Response) return raw
    if (!(await isSigned(hook, context, raw))) {
      log.warn({ tenant: tenantId, connection: connectionId }, 'refused an unsigned delivery')
      onRefused?.(hook)
      return context.text('The signature does not match.', 401)
    }
    const told = readTold(raw)
    if (!told) return context.text('This is no webhook of Jira.', 400)

    const { body, event, issueId, key } = told
    const deliveryId = deliveryIdOf(context, body, clock())
    const outcome = await intake.put(
      { tenantId, connectionId, deliveryId, event, body, ...(issueId !== undefined && { about: issueId }) },
      issueId === undefined ? undefined : (inboxId) => refreshJob(tenantId, inboxId, { id: issueId, key }),
      spentMs,
    )
    log.info({ tenant: tenantId, deliveryId, event, outcome }, 'kept a delivery of Jira')
    return context.text(outcome, 202)
  })

const isSigned = async ({ secrets }: Hook, { req }: Context, raw: Uint8Array): Promise<boolean> => {
  if (secrets.length === 0) return true
  const given = { hub: req.header('x-hub-signature'), authorization: req.header('authorization') }
  return isSignedByJira(given, raw, secrets)
}

const readTold = (raw: Uint8Array) => {
  const body = bodyText(raw)
  const event = body === undefined ? undefined : readJiraEvent(body)
  return event && body !== undefined ? { ...event, body } : undefined
}

/** The same over Jira's own retries. An older Jira names nothing and does not retry: its body, and the minute, tell. */
const deliveryIdOf = ({ req }: Context, body: string, now: Date): string => {
  const given = req.header('x-atlassian-webhook-identifier')
  if (given && given.length <= 200) return given
  return createHash('sha256')
    .update(`${now.toISOString().slice(0, 16)} ${body}`)
    .digest('hex')
}
