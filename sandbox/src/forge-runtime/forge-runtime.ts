import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import { createCompanionCall } from './companion-call'
import { createDelivery, type Deliver } from './delivery'
import { type ForgeHandler, loadFunctions } from './functions-bundle'
import type { InstalledApp, TokenIssuer } from './installed-app'
import { backendOf, contextOf, type Invocation, platformRuntime } from './invocation'
import { createInvocationTokens, type InvocationTokens } from './invocation-token'
import { createPlatformFetch } from './platform-fetch'

export interface ForgeRuntimeOptions {
  /** Path of the functions, bundled as one CommonJS file. */
  readonly functionsBundle: string
  readonly app: InstalledApp
  readonly jira: TokenIssuer
  /** Where Jira's REST interface is, without a slash at the end; also the claim `app.apiBaseUrl`. */
  readonly apiBaseUrl: string
  readonly companionUrl: string
  readonly clock: Clock
  /** Forge waits a minute between two attempts to deliver an event. */
  readonly retryDelayMs?: number
}

export interface ForgeRuntime extends InvocationTokens {
  /** What the resolver answers. Rejects with what it throws, and when it does not define the function. */
  invoke(invocation: Invocation): Promise<unknown>
  /** Posts an event, a lifecycle event or a scheduled call to the companion: 5 s each, up to 4 retries. */
  readonly deliver: Deliver
}

/** manifest.yml gives every module the function `index.handler` as its resolver. */
const resolverExport = 'handler'

/** Forge, as far as the app needs it: runs its real functions and calls the companion as Forge would. */
export function createForgeRuntime(options: ForgeRuntimeOptions): ForgeRuntime {
  const { functionsBundle, app, jira, apiBaseUrl, companionUrl, clock } = options
  const tokens = createInvocationTokens({ app, apiBaseUrl, clock })
  const callCompanion = createCompanionCall({ companionUrl, tokens, jira })
  const invocations = new AsyncLocalStorage<Invocation['context']>()
  const functions = loadFunctions(functionsBundle, {
    get __forge_runtime__() {
      return platformRuntime(app, invocations.getStore()?.moduleKey ?? 'unknown', randomUUID())
    },
    __forge_fetch__: createPlatformFetch({
      callCompanion,
      jira,
      apiBaseUrl,
      caller: () => invocations.getStore(),
    }),
  })
  const handler = functions[resolverExport]
  if (!isHandler(handler)) throw new Error(`${functionsBundle} exports no function named ${resolverExport}.`)

  return {
    ...tokens,
    deliver: createDelivery(callCompanion, options.retryDelayMs ?? 60_000),
    async invoke({ functionKey, payload, context }) {
      const request = { call: { functionKey, payload }, context: contextOf(app, context) }
      return invocations.run(context, () => handler(request, backendOf(app, context)))
    },
  }
}

const isHandler = (value: unknown): value is ForgeHandler => typeof value === 'function'
