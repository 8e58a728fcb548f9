import { NeedsAuthenticationError } from '@forge/api'
import type { Handlers } from '@forge/resolver'
import { actions } from '@throughline/shared/actions'
import {
  type AnyAnswer,
  type Asked,
  type ProjectsAnswer,
  Setup,
  type SetupAnswer,
  type SetupFunctions,
  SetupRequest,
  type SetupTrouble,
} from '@throughline/shared/setup'
import { askCompanion, type CompanionAnswer } from '../companion'
import { readPermissions } from '../permissions'
import { readPersonName } from '../person-name'
import { unreachable } from '../unreachable'
import { readSiteProjects } from './site-projects'
import { mayAsk } from './who-may'

/**
 * What the admin page may call. Jira shows the page to admins only; a function can be called without it, so each asks
 * Jira again, as the person, whether they administer the site: for the companion a call from here is proof of the app,
 * not of the person. Who administers Jira may do everything here; the rules and the map of a repository are also for who
 * administers its projects.
 */
export const setupFunctions: Handlers<SetupFunctions> = {
  async readSetup({ context }): Promise<SetupAnswer> {
    const admin = await adminOf(context)
    if (admin.kind !== 'admin') return admin
    const answer = await askCompanion('/forge/setup/read', { accountId: admin.accountId }, Setup)
    if (answer.kind === 'answer') return { kind: 'setup', setup: answer.value }
    return answer.kind === 'refused' ? { kind: 'not-allowed' } : answer
  },

  async readProjects({ context }): Promise<ProjectsAnswer> {
    const admin = await adminOf(context)
    if (admin.kind !== 'admin') return admin
    try {
      return { kind: 'projects', projects: await readSiteProjects() }
    } catch (error) {
      if (error instanceof NeedsAuthenticationError) throw error
      return unreachable('jira', {})
    }
  },

  async ask({ context, payload }): Promise<Asked<AnyAnswer>> {
    const name = String(payload?.name)
    if (!isActionName(name)) return { kind: 'not-allowed' }
    const { request, answer } = actions[name]
    const given = request.safeParse(payload?.request)
    if (!given.success) return { kind: 'refused', message: 'This request is not complete.' }
    const person = SetupRequest.safeParse({ accountId: context['accountId'] })
    if (!person.success) return { kind: 'not-allowed' }
    const may = await mayAsk(person.data.accountId, name, given.data)
    if (may === false) return { kind: 'not-allowed' }
    if (may !== true) return may
    return inTheNameOf(person.data.accountId, (named) =>
      askCompanion<AnyAnswer>(`/forge/actions/${name}`, { ...named, request: given.data }, answer),
    )
  },

  async pair({ context, payload }): Promise<Asked<unknown>> {
    const secret = String(payload?.secret ?? '').trim()
    if (secret === '') return { kind: 'refused', message: 'Enter the installation secret.' }
    return onBehalf(context, (person) => askCompanion('/forge/pair', { ...person, secret }, anything))
  },

  async unpair({ context }): Promise<Asked<unknown>> {
    return onBehalf(context, (person) => askCompanion('/forge/unpair', { ...person, request: {} }, anything))
  },
}

const isActionName = (name: string): name is keyof typeof actions => Object.hasOwn(actions, name)

/** For answers of which only the arrival matters. */
const anything = { safeParse: (data: unknown) => ({ success: true as const, data }) }

type Context = Readonly<Record<string, unknown>>

/** An admin of this Jira site, or why this person is treated as none. */
async function adminOf(
  context: Context,
): Promise<{ readonly kind: 'admin'; readonly accountId: string } | SetupTrouble> {
  const asking = SetupRequest.safeParse({ accountId: context['accountId'] })
  if (!asking.success) return { kind: 'not-allowed' }
  const permissions = await readPermissions(['ADMINISTER'], asking.data)
  if (permissions.kind === 'unreachable') return permissions
  return permissions.held.has('ADMINISTER') ? { kind: 'admin', ...asking.data } : { kind: 'not-allowed' }
}

/** Asks the companion in the name of this admin. */
async function onBehalf<T>(context: Context, ask: Ask<T>): Promise<Asked<T>> {
  const admin = await adminOf(context)
  return admin.kind === 'admin' ? inTheNameOf(admin.accountId, ask) : admin
}

type Ask<T> = (person: { readonly accountId: string; readonly name: string }) => Promise<CompanionAnswer<T>>

async function inTheNameOf<T>(accountId: string, ask: Ask<T>): Promise<Asked<T>> {
  const answer = await ask({ accountId, name: await readPersonName(accountId) })
  return answer.kind === 'answer' ? { kind: 'done', answer: answer.value } : answer
}
