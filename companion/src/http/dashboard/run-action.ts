import { type ActionAnswer, type ActionName, actions } from '@throughline/shared/actions'
import { mayDo } from '@throughline/shared/role'
import { Failure, passesLater } from '../../failure'
import type { DashboardTools } from './dashboard-tools'
import { messages } from './messages'
import type { PageContext } from './page'

/** What became of an action: its answer, or a sentence for the person who asked. */
export type Outcome<Name extends ActionName> =
  | { readonly isDone: true; readonly answer: ActionAnswer<Name> }
  | { readonly isDone: false; readonly code: Failure['code']; readonly sentence: string }

/**
 * Runs an action on behalf of who is signed in. `sent` is a form as it came; it is checked against the action's
 * request. An expected failure comes back as its sentence. Throws `not-allowed` where the role is too low, and what is
 * nobody's to expect.
 */
export const runAction = async <Name extends ActionName>(
  tools: DashboardTools,
  context: PageContext,
  name: Name,
  sent: unknown,
): Promise<Outcome<Name>> => {
  const { session } = context.get('visit')
  const { needs, request } = actions[name]
  if (!mayDo(session.role, needs)) throw new Failure('not-allowed', messages.forbidden.text(needs))
  const action = tools.actions[name]
  if (!action) return { isDone: false, code: 'payload-invalid', sentence: messages.notBuilt }
  const parsed = request.safeParse(sent)
  if (!parsed.success) return { isDone: false, code: 'payload-invalid', sentence: messages.incomplete }
  try {
    const actor = { face: 'dashboard', name: session.name } as const
    const asked = { tenantId: tools.tenantId, actor, request: parsed.data } as Parameters<typeof action>[1]
    return { isDone: true, answer: (await action(tools, asked)) as ActionAnswer<Name> }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    tools.log.info(
      { action: name, code: error.code, passesLater: passesLater(error) },
      'an action was refused',
    )
    return { isDone: false, code: error.code, sentence: error.message }
  }
}
