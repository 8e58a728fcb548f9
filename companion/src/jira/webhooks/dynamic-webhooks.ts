import { z } from 'zod'
import { Failure } from '../../failure'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { askJira } from '../ask-jira'
import type { JiraAuth } from '../auth/jira-auth'
import { jqlString } from '../jql'

/** A webhook that this app has registered, and that Jira still knows. */
export interface DynamicWebhook {
  readonly remoteId: number
  /** Where it sends to. */
  readonly address: string
  readonly expiresAt: Date
}

/** What Jira could not deliver. */
export interface Undelivered {
  readonly body: string
  readonly failedAt: Date
}

const events = ['jira:issue_updated', 'jira:issue_deleted']

/** Registered ones end after it. */
const LIFE_MS = 30 * 86_400_000
const MOST_FAILED = 100

const Registered = z.object({
  webhookRegistrationResult: z.array(
    z.object({ createdWebhookId: z.number().nullish(), errors: z.array(z.string()).nullish() }),
  ),
})
const Listed = z.object({
  values: z.array(z.object({ id: z.number(), url: z.string(), expirationDate: z.number().nullish() })),
})
const Refreshed = z.object({ expirationDate: z.number() })
const Failed = z.object({
  values: z.array(z.object({ body: z.string().nullish(), failureTime: z.number() })),
})

/**
 * Webhooks as an app by OAuth registers them: Jira keeps them for 30 days, signs what they send with a JWT of the app's
 * secret, and keeps what it could not deliver for 72 hours.
 * Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/
 */
export const dynamicWebhooks = (auth: JiraAuth, fetch: SafeFetch) => {
  const ask = askJira(auth, fetch, '/rest/api/3')
  return {
    /** Throws `jira-refused` when Jira does not take it. */
    async register(address: string, jqlFilter: string, now: Date): Promise<DynamicWebhook> {
      const body = { url: address, webhooks: [{ events, jqlFilter }] }
      const { webhookRegistrationResult } = await ask.json(Registered, 'POST', '/webhook', body)
      const [result] = webhookRegistrationResult
      const remoteId = result?.createdWebhookId
      if (remoteId === undefined || remoteId === null)
        throw new Failure('jira-refused', `Jira did not take the webhook: ${result?.errors?.join(' ') ?? ''}`)
      return { remoteId, address, expiresAt: new Date(now.getTime() + LIFE_MS) }
    },

    /** Those of this app and person: Jira shows no others. */
    async list(): Promise<readonly DynamicWebhook[]> {
      const { values } = await ask.json(Listed, 'GET', '/webhook')
      return values.map(({ id, url, expirationDate }) => ({
        remoteId: id,
        address: url,
        expiresAt: new Date(expirationDate ?? 0),
      }))
    },

    /** Another 30 days; returns when they end. */
    async refresh(remoteId: number): Promise<Date> {
      const { expirationDate } = await ask.json(Refreshed, 'PUT', '/webhook/refresh', {
        webhookIds: [remoteId],
      })
      return new Date(expirationDate)
    },

    async failedSince(since: Date): Promise<readonly Undelivered[]> {
      const path = `/webhook/failed?maxResults=${MOST_FAILED}&after=${since.getTime()}`
      const { values } = await ask.json(Failed, 'GET', path)
      return values.map(({ body, failureTime }) => ({ body: body ?? '', failedAt: new Date(failureTime) }))
    },

    async remove(remoteIds: readonly number[]): Promise<void> {
      if (remoteIds.length > 0) await ask.done('DELETE', '/webhook', { webhookIds: remoteIds })
    },
  }
}

export type DynamicWebhooks = ReturnType<typeof dynamicWebhooks>

/** The poll finds what happens in projects beyond these. */
const MOST_PROJECTS = 200

/** The filter that lets through what happens in these projects; undefined where there is none. */
export const filterOf = (projectKeys: readonly string[]): string | undefined => {
  const keys = [...new Set(projectKeys)].sort().slice(0, MOST_PROJECTS)
  return keys.length === 0 ? undefined : `project IN (${keys.map(jqlString).join(', ')})`
}
