import type { makeInvoke } from '@forge/bridge'
import type { ActionAnswer, ActionName, ActionRequest } from '@throughline/shared/actions'
import type {
  Asked,
  AskedAction,
  ProjectsAnswer,
  SetupAnswer,
  SetupFunctions,
} from '@throughline/shared/setup'

/** Without a reference the question did not even reach our function. */
export interface NoAnswer {
  readonly kind: 'unreachable'
  readonly reference?: string
}

/** What the admin page may ask for. Nothing rejects: a call that is lost on the way is `unreachable`. */
export interface AdminClient {
  readSetup(): Promise<SetupAnswer | NoAnswer>
  readProjects(): Promise<ProjectsAnswer | NoAnswer>
  ask<Name extends ActionName>(
    name: Name,
    request: ActionRequest<Name>,
  ): Promise<Asked<ActionAnswer<Name>> | NoAnswer>
  pair(secret: string): Promise<Asked<unknown> | NoAnswer>
  unpair(): Promise<Asked<unknown> | NoAnswer>
}

export const createAdminClient = (invoke: ReturnType<typeof makeInvoke<SetupFunctions>>): AdminClient => ({
  readSetup: () => heard(invoke('readSetup')),
  readProjects: () => heard(invoke('readProjects')),
  ask: <Name extends ActionName>(name: Name, request: ActionRequest<Name>) =>
    // What an action answers follows from its name, which the one function behind them all cannot say.
    heard(invoke('ask', { name, request } as AskedAction) as Promise<Asked<ActionAnswer<Name>>>),
  pair: (secret) => heard(invoke('pair', { secret })),
  unpair: () => heard(invoke('unpair')),
})

const heard = async <Answer>(answer: Promise<Answer>): Promise<Answer | NoAnswer> => {
  try {
    return await answer
  } catch {
    return { kind: 'unreachable' }
  }
}
