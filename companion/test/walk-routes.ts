import type { Role } from '@throughline/shared/role'
import type { Hono } from 'hono'
import { type DeclaredAuth, declarationOf } from '../src/http/declared-auth'

export interface WalkedRoute {
  readonly method: string
  readonly path: string
  /** Undefined where something answers before the route has said who may knock. */
  readonly auth: DeclaredAuth | undefined
  readonly needs: Role | undefined
}

/** Every route of an app but what stands before all of them, each once, in the order of mounting. */
export const walkRoutes = (app: Pick<Hono, 'routes'>): readonly WalkedRoute[] => {
  const walked = new Map<string, WalkedRoute>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL' && path === '/*') continue
    const key = `${method} ${path}`
    if (walked.has(key)) continue
    const declared = declarationOf(handler)
    walked.set(key, { method, path, auth: declared?.auth, needs: declared?.needs })
  }
  return [...walked.values()]
}
