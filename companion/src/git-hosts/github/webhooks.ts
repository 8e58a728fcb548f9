import { RequestError } from '@octokit/request-error'
import { Failure } from '../../failure'
import type { Repository } from '../../pull-requests/pull-request'
import type { FailedDelivery, WebhookClient, WebhookTarget } from '../webhooks'
import { type AskGitHub, readAnswer } from './ask-github'
import { pathOf } from './path-of'
import * as schema from './schema'

/** What a webhook of ours is told of. */
const events = ['pull_request', 'pull_request_review', 'issue_comment']

/** Deliveries come in pages of 100. */
const MOST_DELIVERY_PAGES = 10

/** Source: https://docs.github.com/en/rest/repos/webhooks */
export const createWebhooks = (ask: AskGitHub): WebhookClient => {
  const hooksOf = (repository: Repository) => `${pathOf(repository)}/hooks`

  const renewWebhook: WebhookClient['renewWebhook'] = async (repository, webhookId, target) => {
    await ask.send('PATCH', `${hooksOf(repository)}/${webhookId}`, {
      active: true,
      events,
      config: configOf(target),
    })
  }

  return {
    renewWebhook,

    async makeWebhook(repository, target) {
      try {
        const body = { name: 'web', active: true, events, config: configOf(target) }
        const { data } = await ask.send('POST', hooksOf(repository), body)
        return String(readAnswer(schema.Hook, data).id)
      } catch (error) {
        if (!isThereAlready(error)) throw error
        const hooks = await ask.getPages(schema.Hooks, hooksOf(repository))
        const ours = hooks.find(({ config }) => config?.url === target.address)
        if (!ours) throw error
        await renewWebhook(repository, String(ours.id), target)
        return String(ours.id)
      }
    },

    async findWebhook(repository, webhookId) {
      const hook = await ask.get(schema.Hook, `${hooksOf(repository)}/${webhookId}`).catch(undefinedWhenGone)
      if (!hook) return undefined
      const code = hook.last_response?.code
      return { isOn: hook.active, wasAnswered: code == null ? undefined : isSuccess(code) }
    },

    async pingWebhook(repository, webhookId) {
      await ask.send('POST', `${hooksOf(repository)}/${webhookId}/pings`)
    },

    async removeWebhook(repository, webhookId) {
      await ask.send('DELETE', `${hooksOf(repository)}/${webhookId}`).catch(undefinedWhenGone)
    },

    async listFailedDeliveries(repository, webhookId, since) {
      const isNews = ({ delivered_at }: schema.SentDelivery) => new Date(delivered_at) > since
      const sent = await ask.getPages(
        schema.SentDeliveries,
        `${hooksOf(repository)}/${webhookId}/deliveries`,
        {
          mostPages: MOST_DELIVERY_PAGES,
          goesOn: (page) => page.every(isNews),
        },
      )
      const newest = sent[0] && new Date(sent[0].delivered_at)
      return { failed: failedAmong(sent.filter(isNews)), newest }
    },

    async getDelivery(repository, webhookId, attemptId) {
      const path = `${hooksOf(repository)}/${webhookId}/deliveries/${attemptId}`
      const { event, request } = await ask.get(schema.SentDelivery, path)
      return { event, body: JSON.stringify(request.payload ?? {}) }
    },
  }
}

const configOf = ({ address, secret }: WebhookTarget) => ({
  url: address,
  secret,
  content_type: 'json',
  insecure_ssl: '0',
})

/** GitHub makes no second webhook with the same address in one repository. */
const isThereAlready = (error: unknown): boolean => {
  if (!(error instanceof Failure && error.cause instanceof RequestError)) return false
  const { status, response } = error.cause
  if (status !== 422) return false
  const refusal = schema.Refusal.safeParse(response?.data).data
  return refusal?.errors.some(({ message }) => message?.includes('already exists')) === true
}

const undefinedWhenGone = (error: unknown): undefined => {
  if (error instanceof Failure && error.code === 'git-host-not-found') return
  throw error
}

const isSuccess = (code: number) => code >= 200 && code < 300

/** The newest comes first: a delivery whose newest attempt was answered well has arrived. */
const failedAmong = (sent: readonly schema.SentDelivery[]): readonly FailedDelivery[] => {
  const newest = new Map<string, schema.SentDelivery>()
  for (const delivery of sent) if (!newest.has(delivery.guid)) newest.set(delivery.guid, delivery)
  return [...newest.values()]
    .filter(({ status_code, event }) => !isSuccess(status_code ?? 0) && events.includes(event))
    .map(({ guid, id, delivered_at }) => ({
      deliveryId: guid,
      attemptId: String(id),
      sentAt: new Date(delivered_at),
    }))
    .reverse()
}
