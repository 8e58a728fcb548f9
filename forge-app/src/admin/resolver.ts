import type { Handlers } from '@forge/resolver'
import { Setup, type SetupAnswer, type SetupFunctions, SetupRequest } from '@throughline/shared/setup'
import { askCompanion } from '../companion'
import { readPermissions } from '../permissions'

/** What the admin page may call. Jira shows the page to admins only; the function can be called without it, so it asks again. */
export const setupFunctions: Handlers<SetupFunctions> = {
  async readSetup({ context }): Promise<SetupAnswer> {
    const request = SetupRequest.safeParse({ accountId: context['accountId'] })
    if (!request.success) return { kind: 'not-allowed' }

    const permissions = await readPermissions(['ADMINISTER'])
    if (permissions.kind === 'unreachable') return permissions
    if (!permissions.held.has('ADMINISTER')) return { kind: 'not-allowed' }

    const answer = await askCompanion('/forge/setup/read', request.data, Setup)
    if (answer.kind === 'unreachable') return answer
    return { kind: 'setup', setup: answer.value }
  },
}
