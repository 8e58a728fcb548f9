import { createHmac, randomUUID } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import { SignJWT } from 'jose'
import type { JiraFaults } from '../faults'
import { findByJql } from '../jql'
import { olu } from '../people'
import type { Happening } from '../product-events'
import type { Site } from '../site'
import type { FakeWebhook } from '../state'
import { type WebhookPayload, webhookPayloadsOf } from './webhook-payload'

/** One event that went out, or should have. */
export interface SentWebhook {
  readonly webhookId: number
  /** The same over retries: `x-atlassian-webhook-identifier`. */
  readonly identifier: string
  readonly event: string
  readonly attempts: number
  /** Of the last answer; undefined when there was none. */
  readonly status: number | undefined
}

interface SenderOptions {
  readonly clock: Clock
  readonly faults: Pick<JiraFaults, 'current'>
  /** Before a second attempt, doubled before each next one. */
  readonly retryDelayMs: number
  /** With which it signs what webhooks of apps send. */
  readonly appSecret: () => string
}

/** One event that could not be delivered, as an app is told of it. */
export interface FailedWebhook {
  readonly webhookId: number
  readonly id: string
  readonly body: string
  readonly url: string
  readonly failureTime: number
}

const ATTEMPTS = 4
const PATIENCE_MS = 10_000
const MAX_KEPT = 200

/**
 * Sends what happens on a site to those of its webhooks that asked for it, signed where they have a secret, again when
 * they do not answer well. Source: https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export function createWebhookSender(site: Site, apiUrl: string, options: SenderOptions) {
  const { clock, faults, retryDelayMs, appSecret } = options
  const sent: SentWebhook[] = []
  const failed: FailedWebhook[] = []
  const keep = (one: SentWebhook) => {
    sent.push(one)
    if (sent.length > MAX_KEPT) sent.shift()
  }

  const noteFailed = ({ id: webhookId, url }: FakeWebhook, id: string, body: string) =>
    failed.push({ webhookId, id, body, url, failureTime: clock().getTime() })

  const deliver = async (webhook: FakeWebhook, { event, body: told }: WebhookPayload) => {
    const identifier = randomUUID()
    const body = bodyFor(webhook, told)
    for (let attempts = 1; ; attempts += 1) {
      const status = await post(webhook, body, { identifier, appSecret: appSecret() })
      const isDone = status !== undefined && status < 300
      if (isDone || attempts === ATTEMPTS) {
        keep({ webhookId: webhook.id, identifier, event, attempts, status })
        if (!isDone) noteFailed(webhook, identifier, JSON.stringify(body))
        return
      }
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs * 2 ** (attempts - 1)).unref())
    }
  }

  const asksFor = (webhook: FakeWebhook, happening: Happening) =>
    webhook.dialect === site.dialect &&
    webhook.isEnabled &&
    (webhook.expiresAt === undefined || new Date(webhook.expiresAt) > clock()) &&
    isAbout(site, webhook, happening)

  const stop = site.store.onHappening((happening) => {
    if (faults.current.kind === 'webhook-silent') return
    const payloads = webhookPayloadsOf(site, happening, { apiUrl, timestamp: clock().getTime() })
    for (const webhook of site.store.webhooks().filter((each) => asksFor(each, happening))) {
      for (const payload of payloads.filter(({ event }) => webhook.events.includes(event)))
        void deliver(webhook, payload)
    }
  })

  return { sent, failed, stop }
}

/** A deleted issue is found by no query: its webhooks hear of it. */
const isAbout = (site: Site, { jql }: FakeWebhook, { verb, issue }: Happening): boolean =>
  jql === undefined || verb === 'deleted:issue' || findByJql(site, olu, jql).includes(issue)

/** An app is told which of its webhooks it is about. */
const bodyFor = ({ appOf, id }: FakeWebhook, told: WebhookPayload['body']): WebhookPayload['body'] =>
  appOf === undefined ? told : { ...told, matchedWebhookIds: [id] }

/** What shows an app that the event is Jira's. */
const tokenOf = (appSecret: string): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('jira')
    .setIssuedAt()
    .setExpirationTime('3m')
    .sign(new TextEncoder().encode(appSecret))

const post = async (
  { url, secret, excludesBody, appOf }: FakeWebhook,
  body: WebhookPayload['body'],
  { identifier, appSecret }: { readonly identifier: string; readonly appSecret: string },
): Promise<number | undefined> => {
  const text = excludesBody ? '' : JSON.stringify(body)
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'user-agent': 'Atlassian HttpClient unknown / JIRA-10.3.24 (10030024) / Default',
    'x-atlassian-webhook-identifier': identifier,
    ...(appOf !== undefined && { authorization: `Bearer ${await tokenOf(appSecret)}` }),
    ...(secret !== undefined && {
      'x-hub-signature': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
    }),
  }
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(url, { method: 'POST', headers, body: text, redirect: 'manual', signal })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}
