import type { Handlers } from '@forge/resolver'
import { actions } from '@throughline/shared/actions'
import {
  GitAccounts,
  type PersonalAnswer,
  PersonalAsk,
  type PersonalFunctions,
} from '@throughline/shared/git-accounts'
import { askCompanion } from '../companion'
import { readPersonName } from '../person-name'

/**
 * What the page of personal settings may call. Everybody decides for themselves alone: whose settings they are is what
 * Forge says, and never what the browser sends.
 */
export const personalFunctions: Handlers<PersonalFunctions> = {
  async readOwnAccounts({ context }): Promise<PersonalAnswer> {
    const accountId = accountIdIn(context)
    return accountId === undefined ? { kind: 'not-allowed' } : read(accountId)
  },

  async askPersonally({ context, payload }): Promise<PersonalAnswer> {
    const accountId = accountIdIn(context)
    const asked = PersonalAsk.safeParse(payload)
    if (accountId === undefined || !asked.success) return { kind: 'not-allowed' }
    const { action, ...about } = asked.data
    const request = { ...about, accountId }
    const name = await readPersonName(accountId)
    const body = { accountId, name, request }
    const answer = await askCompanion(`/forge/actions/${action}`, body, actions[action].answer)
    return answer.kind === 'answer' ? read(accountId) : answer
  },
}

const read = async (accountId: string): Promise<PersonalAnswer> => {
  const name = await readPersonName(accountId)
  const body = { accountId, name, request: { accountId } }
  const answer = await askCompanion('/forge/actions/read-git-accounts', body, GitAccounts)
  return answer.kind === 'answer' ? { kind: 'accounts', accounts: answer.value } : answer
}

/** Undefined for somebody who has not signed in. */
const accountIdIn = (context: Readonly<Record<string, unknown>>): string | undefined => {
  const accountId = context['accountId']
  return typeof accountId === 'string' && accountId !== '' ? accountId : undefined
}
