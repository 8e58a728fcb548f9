import type { MiddlewareHandler } from 'hono'

/**
 * Who may knock at a route. `public` routes tell nothing of any tenant; every other kind names the proof that the
 * route's handler checks before it does anything else.
 */
export type DeclaredAuth =
  | 'public'
  | 'hook-signature'
  | 'jira-webhook'
  | 'forge-event'
  | 'forge-function'
  | 'sign-in-link'
  | 'session'
  | 'metrics-token'

const declared = new WeakMap<object, DeclaredAuth>()

/** Put before a route's handler. A test walks all routes, and a route that declares nothing fails it. */
export const declareAuth = (auth: DeclaredAuth): MiddlewareHandler => {
  const declaration: MiddlewareHandler = (_, next) => next()
  declared.set(declaration, auth)
  return declaration
}

/** What a handler of `app.routes` declares; undefined for one that is no declaration. */
export const declaredAuthOf = (handler: object): DeclaredAuth | undefined => declared.get(handler)
