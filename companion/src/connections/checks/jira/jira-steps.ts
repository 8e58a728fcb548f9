import type { SafeFetch } from '../../../fetch/safe-fetch'
import type { JiraAuth } from '../../../jira/auth/jira-auth'
import { type JiraWebhooks, jiraWebhooks } from '../../../jira/webhooks/jira-webhooks'
import { signInTo } from '../../jira-sign-in'
import { createAskForCheck } from '../ask'
import type { Step } from '../run-steps'
import { RUN_MS } from '../start-run'
import { type Permissions, permissionStep } from './permissions'
import type { JiraForm } from './read-form'
import { type Recognised, recognising } from './recognise'
import { type Account, signingIn } from './sign-in'
import { hookAddress, type NewJiraHook, webhookStep } from './webhook'

interface JiraChecks {
  readonly form: JiraForm
  readonly fetch: SafeFetch
  readonly now: Date
  readonly mode: 'hosted' | 'self-managed'
  /** Where Jira would reach this companion. */
  readonly address: string
  readonly isReachable: boolean
  /** Those of the stored connection; empty for a new one. */
  readonly knownHookIds: readonly string[]
  readonly wait?: (ms: number) => Promise<unknown>
}

/** What the checks of a Jira have shown. */
export interface FoundJira {
  readonly recognised: Recognised
  readonly account: Account
  readonly permissions: Permissions
  /** A new webhook; undefined where Jira cannot reach us, or the stored one works. */
  readonly hook: NewJiraHook | undefined
}

/** The checks of a Jira connection in their order, and what they find on the way. */
export const jiraSteps = (given: JiraChecks) => {
  const { form, fetch, now, mode, address, isReachable, knownHookIds, wait } = given
  const facts = { host: form.host, mode }
  const ask = createAskForCheck({ fetch, facts, deadline: Date.now() + RUN_MS, ...(wait && { wait }) })
  const known: { -readonly [Name in keyof FoundJira]?: FoundJira[Name] } = {}

  const recognised = (): Recognised => known.recognised ?? { deployment: 'data-center', version: '' }
  const deployment = () => recognised().deployment
  const auth = (): JiraAuth => signInTo(deployment(), form.baseUrl, form)
  const webhooks = (): JiraWebhooks => jiraWebhooks(auth(), fetch, recognised())

  const steps: readonly Step[] = [
    ...recognising(ask, form, (found) => {
      known.recognised = found
    }),
    ...signingIn({
      ask,
      form,
      now,
      deployment,
      auth,
      found(account) {
        known.account = account
      },
    }),
    permissionStep({
      ask,
      baseUrl: form.baseUrl,
      deployment,
      auth,
      accountName: () => known.account?.name ?? '',
      found(permissions) {
        known.permissions = permissions
      },
    }),
    webhookStep({
      webhooks,
      address,
      isReachable,
      knownHookIds,
      permissions: () => known.permissions ?? {},
      found(hook) {
        known.hook = hook
      },
    }),
  ]

  return {
    steps,
    /** After all checks have passed. */
    found: (): FoundJira => ({
      recognised: recognised(),
      account: known.account ?? { id: '', name: '' },
      permissions: known.permissions ?? {},
      hook: known.hook,
    }),
    /** Takes back the webhook that was made, where it was not saved. */
    async undo(): Promise<void> {
      if (known.hook?.isMade) await webhooks().remove(hookAddress(address, known.hook.hookId))
    },
  }
}
