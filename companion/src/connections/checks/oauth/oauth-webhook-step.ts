import { randomBytes } from 'node:crypto'
import { Failure } from '../../../failure'
import type { SafeFetch } from '../../../fetch/safe-fetch'
import type { JiraAuth } from '../../../jira/auth/jira-auth'
import { dynamicWebhooks, filterOf } from '../../../jira/webhooks/dynamic-webhooks'
import { ensureWebhook } from '../../oauth/ensure-webhook'
import type { RegisteredWebhook } from '../../oauth/registered-webhooks'
import { hookAddress } from '../jira/webhook'
import { passed, type Step, warned } from '../run-steps'

/** A webhook, and the address by which its deliveries are let in. */
export interface OAuthHook {
  /** 128 random bits in hex. */
  readonly hookId: string
  readonly registered: RegisteredWebhook
}

export interface Hooking {
  readonly auth: JiraAuth
  readonly fetch: SafeFetch
  /** Where Jira would reach this companion. */
  readonly address: string
  readonly isReachable: boolean
  /** Of the stored connection. */
  readonly known: OAuthHook | { readonly hookId: string; readonly registered: undefined } | undefined
  readonly projectKeys: () => readonly string[]
  readonly now: Date
  readonly found: (hook: OAuthHook) => void
}

/** Registers the webhook by which Jira tells what changes. It only warns: the worker tries again every few minutes. */
export const oauthWebhookStep = (hooking: Hooking): Step => ({
  id: 'webhook',
  async run() {
    const { auth, fetch, address, isReachable, known, projectKeys, now, found } = hooking
    const jqlFilter = filterOf(projectKeys())
    if (!isReachable || jqlFilter === undefined) return warned('webhook.unreachable', { address })
    const hookId = known?.hookId ?? randomBytes(16).toString('hex')
    try {
      const registered = await ensureWebhook({
        webhooks: dynamicWebhooks(auth, fetch),
        address: hookAddress(address, hookId),
        jqlFilter,
        known: known?.registered,
        now,
      })
      found({ hookId, registered })
      return passed({ count: '1' })
    } catch (error) {
      if (error instanceof Failure) return warned('webhook.later', { reason: error.message })
      throw error
    }
  },
})
