import { mayDo, type Role } from '@throughline/shared/role'
import { type Handler, Hono, type MiddlewareHandler } from 'hono'
import { audit } from '../../audit/audit'
import { sessions } from '../../sessions/sessions'
import { declareAuth } from '../declared-auth'
import type { DashboardTools } from './dashboard-tools'
import { fromElsewhere, mayNot, tell, tellFailure } from './failure-answer'
import type { DashboardEnv, PageContext, Visit } from './page'
import { sessionCookie } from './session-cookie'
import { askToSignIn } from './sign-in'

type Show = (context: PageContext) => Response | Promise<Response>

/**
 * The only way to add a page: who opens one is signed in, holds the role it needs, and what it sends came from one of
 * our own pages. What a page throws becomes an answer with words.
 */
export interface Pages {
  /** Shows, and changes nothing. */
  get(path: string, needs: Role, show: Show): void
  post(path: string, needs: Role, act: Show): void
}

export const createPages = (tools: DashboardTools) => {
  const routes = new Hono<DashboardEnv>()
  const visit = visitor(tools)
  const shown =
    (show: Show): Handler<DashboardEnv> =>
    async (context) => {
      try {
        return await show(context)
      } catch (error) {
        return tellFailure(context, tools, error)
      }
    }
  const pages: Pages = {
    get: (path, needs, show) =>
      void routes.get(path, declareAuth('session', needs), visit, role(tools, needs), shown(show)),
    post: (path, needs, act) =>
      void routes.post(
        path,
        declareAuth('session', needs),
        sameSite(tools),
        visit,
        role(tools, needs),
        shown(act),
      ),
  }
  return { routes, pages }
}

/** Refuses what a page of another site sent. */
const sameSite =
  (tools: DashboardTools): MiddlewareHandler<DashboardEnv> =>
  async (context, next) => {
    if (!tools.entrance.isFromUs(context.req.raw.headers, new URL(context.req.url)))
      return tell(context, tools, fromElsewhere)
    await next()
  }

/** Finds out who opens the page; asks for a sign-in where nobody is signed in. */
const visitor = (tools: DashboardTools): MiddlewareHandler<DashboardEnv> => {
  const cookie = sessionCookie(tools.entrance)
  return async (context, next) => {
    if (!tools.entrance.serves(new URL(context.req.url))) return askToSignIn(context, tools)
    context.set('assets', tools.assets)
    try {
      const known = await readVisit(tools, cookie.read(context))
      if (!known) return askToSignIn(context, tools)
      context.set('visit', known)
    } catch (error) {
      return tellFailure(context, tools, error)
    }
    await next()
  }
}

const readVisit = async (tools: DashboardTools, id: string | undefined): Promise<Visit | undefined> => {
  if (id === undefined) return undefined
  const now = tools.clock()
  return tools.database.withTenant(tools.tenantId, async (sql) => {
    const session = await sessions(sql).see(id, now)
    return session && { session, facts: await tools.readFrameFacts(sql, now) }
  })
}

/** Refuses who may not, and writes down what somebody tried to see or to change. */
const role =
  (tools: DashboardTools, needs: Role): MiddlewareHandler<DashboardEnv> =>
  async (context, next) => {
    const { session } = context.get('visit')
    if (!mayDo(session.role, needs)) {
      await writeRefusal(tools, session.name, context.req)
      return tell(context, tools, mayNot(needs))
    }
    await next()
  }

const writeRefusal = (tools: DashboardTools, name: string, { method, path }: PageContext['req']) =>
  tools.database.withTenant(tools.tenantId, (sql) =>
    audit(sql).add({
      actor: { face: 'dashboard', name },
      action: 'refused',
      subject: path,
      after: { method },
    }),
  )
