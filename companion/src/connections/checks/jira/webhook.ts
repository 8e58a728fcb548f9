import { randomBytes } from 'node:crypto'
import { Failure } from '../../../failure'
import type { JiraWebhooks } from '../../../jira/webhooks/jira-webhooks'
import { passed, type Step, warned } from '../run-steps'
import type { Permissions } from './permissions'

/** What lets Jira's calls in, once it is stored. */
export interface NewJiraHook {
  /** 128 random bits in hex: the address is `/jira/<hookId>`. */
  readonly hookId: string
  /** Undefined where this Jira cannot sign, or a person has to make the webhook: the address alone then lets in. */
  readonly secret: string | undefined
  /** False where a person has to make it. */
  readonly isMade: boolean
}

interface Hooking {
  readonly webhooks: () => JiraWebhooks
  /** Where Jira would reach this companion. */
  readonly address: string
  readonly isReachable: boolean
  /** Those of the stored connection. */
  readonly knownHookIds: readonly string[]
  readonly permissions: () => Permissions
  /** Is to be stored with the connection, or removed again. */
  readonly found: (hook: NewJiraHook) => void
}

export const hookAddress = (address: string, hookId: string) => `${address}/jira/${hookId}`

/** Makes the webhook by which Jira tells what changes. It only warns: without one, Jira is asked every few minutes. */
export const webhookStep = (hooking: Hooking): Step => ({
  id: 'webhook',
  async run() {
    const { address, isReachable, permissions } = hooking
    if (!isReachable) return warned('webhook.unreachable', { address })
    if (permissions()['ADMINISTER'] === false) return byHand(hooking)
    try {
      return (await isThere(hooking)) ? passed({ count: '1' }) : byHand(hooking)
    } catch (error) {
      if (error instanceof Failure) return byHand(hooking)
      throw error
    }
  },
})

const isThere = async ({ webhooks, address, knownHookIds, found }: Hooking): Promise<boolean> => {
  const { create, exists, isSigned } = webhooks()
  for (const known of knownHookIds) if (await exists(hookAddress(address, known))) return true
  const hookId = randomBytes(16).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  found({ hookId, secret: isSigned ? secret : undefined, isMade: true })
  await create({ address: hookAddress(address, hookId), secret })
  return exists(hookAddress(address, hookId))
}

/** Somebody with more rights can make it, with the address that is told. */
const byHand = ({ address, knownHookIds: [known], found }: Hooking) => {
  const hookId = known ?? randomBytes(16).toString('hex')
  if (known === undefined) found({ hookId, secret: undefined, isMade: false })
  return warned('webhook.notAllowed', { address, webhook: hookAddress(address, hookId) })
}
