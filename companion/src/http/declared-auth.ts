import type { Role } from '@throughline/shared/role'
import type { MiddlewareHandler } from 'hono'
import { findTargetHandler } from 'hono/utils/handler'

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
  | 'sign-on-attempt'
  | 'session'
  | 'metrics-token'

const declared = new WeakMap<object, { readonly auth: DeclaredAuth; readonly needs: Role | undefined }>()

/**
 * Put before a route's handler, with the least role that a session needs there. A test walks all routes, and a route
 * that declares nothing fails it.
 */
export const declareAuth = (auth: DeclaredAuth, needs?: Role): MiddlewareHandler => {
  const declaration: MiddlewareHandler = (_, next) => next()
  declared.set(declaration, { auth, needs })
  return declaration
}

/** What a handler of `app.routes` declares; undefined for one that is no declaration. */
export const declarationOf = (handler: RouteHandler) => declared.get(findTargetHandler(handler))

type RouteHandler = Parameters<typeof findTargetHandler>[0]

export const declaredAuthOf = (handler: RouteHandler): DeclaredAuth | undefined =>
  declarationOf(handler)?.auth
