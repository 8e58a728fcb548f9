import { type ActionName, type ActionRequest, actions as described } from '@throughline/shared/actions'
import { ForgeActionRequest, PairRequest } from '@throughline/shared/forge-action'
import { type Context, Hono } from 'hono'
import type { Action, ActionTools } from '../actions/action'
import { builtActions } from '../actions/index'
import { pairApp } from '../actions/pair-app'
import { unpairApp } from '../actions/unpair-app'
import type { Actor } from '../audit/audit'
import { Failure } from '../failure'
import { declareAuth } from './declared-auth'
import { enterForge, type ForgeEntrance, jsonIn, knownToken } from './enter-forge'

interface ActionsOptions extends ForgeEntrance {
  readonly tools: ActionTools
  /** Into whose companion an app can be paired; undefined where its token alone lets it in. */
  readonly selfManagedTenantId: string | undefined
  /** What is built; tests bring their own. */
  readonly built?: typeof builtActions
}

/**
 * POST /forge/actions/:name, /forge/pair and /forge/unpair: what people ask for in Jira. Asked by the Forge app's own
 * functions alone, after they checked, as the person, that they may; a browser's or an event's token is refused.
 */
export const forgeActions = ({
  tools,
  selfManagedTenantId,
  built = builtActions,
  ...entrance
}: ActionsOptions) =>
  new Hono()
    .post('/forge/actions/:name', declareAuth('forge-function'), async (context) => {
      const entered = await enterForge(entrance, context.req.raw, ['function'])
      if (entered instanceof Response) return entered
      const name = context.req.param('name')
      if (!isActionName(name)) return context.text('There is no such action.', 404)
      const asked = ForgeActionRequest.safeParse(jsonIn(entered.raw))
      if (!asked.success) return context.text('Name the account, the person and the request.', 400)
      const run = asking(built, name, asked.data.request)
      if (run === undefined) return context.text('This request is not complete.', 400)
      return answering(context, () => run(tools, entered.tenant.tenantId, actorOf(asked.data)))
    })
    .post('/forge/pair', declareAuth('forge-function'), async (context) => {
      const known = await knownToken(entrance, context.req.raw, ['function'])
      if (known instanceof Response) return known
      const asked = PairRequest.safeParse(jsonIn(known.raw))
      if (!asked.success) return context.text('Name the account, the person and the secret.', 400)
      if (selfManagedTenantId === undefined) throw new Failure('not-allowed', needsNoSecret)
      const { secret } = asked.data
      return answering(context, async () => {
        const pairing = { tenantId: selfManagedTenantId, installation: known.invocation, secret }
        await pairApp(tools, { ...pairing, actor: actorOf(asked.data) })
        return { done: true }
      })
    })
    .post('/forge/unpair', declareAuth('forge-function'), async (context) => {
      const entered = await enterForge(entrance, context.req.raw, ['function'])
      if (entered instanceof Response) return entered
      const asked = ForgeActionRequest.safeParse(jsonIn(entered.raw))
      if (!asked.success) return context.text('Name the account and the person.', 400)
      const { tenantId } = entered.tenant
      if (tenantId !== selfManagedTenantId) throw new Failure('not-allowed', needsNoSecret)
      return answering(context, async () => {
        await unpairApp(tools.database, { tenantId, actor: actorOf(asked.data) })
        return { done: true }
      })
    })

const needsNoSecret = 'The app of this Throughline is let in without a secret.'

const isActionName = (name: string): name is ActionName => Object.hasOwn(described, name)

const actorOf = ({ name }: { readonly name: string }): Actor => ({ face: 'forge', name })

type Run = (tools: ActionTools, tenantId: string, actor: Actor) => Promise<object>

/** The action with its request, ready to run; undefined when the request does not fit. */
const asking = <Name extends ActionName>(
  built: typeof builtActions,
  name: Name,
  given: unknown,
): Run | undefined => {
  const parsed = described[name].request.safeParse(given)
  if (!parsed.success) return undefined
  const action = built[name] as Action<Name> | undefined
  return (tools, tenantId, actor) => {
    if (!action) throw new Failure('not-allowed', 'This Throughline does not know this action yet.')
    return action(tools, { tenantId, actor, request: parsed.data as ActionRequest<Name> })
  }
}

/** What the door itself has to answer; every other failure of an action is a sentence for the person who asked. */
const doorsOwn: readonly string[] = ['not-allowed', 'database-unavailable']

const answering = async (context: Context, work: () => Promise<object>) => {
  try {
    return context.json(await work())
  } catch (error) {
    if (!(error instanceof Failure) || doorsOwn.includes(error.code)) throw error
    return context.json({ code: error.code, message: error.message }, 422)
  }
}
