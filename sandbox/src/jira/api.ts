import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { getPerson } from './people'
import { Refusal } from './refusal'
import { commentPropertyRoutes } from './routes/comment-properties'
import { commentRoutes } from './routes/comments'
import { issueRoutes } from './routes/issues'
import { peopleRoutes } from './routes/people'
import { permissionRoutes } from './routes/permissions'
import { projectRoutes } from './routes/projects'
import { remoteLinkRoutes } from './routes/remote-links'
import { transitionRoutes } from './routes/transitions'
import { watcherRoutes } from './routes/watchers'
import type { JiraEnv, Site } from './site'
import type { Tokens } from './tokens'

/** The REST interface, below `/rest/api/3`. Nothing is open to anonymous callers. */
export function createApi(site: Site, tokens: Tokens) {
  const api = new Hono<JiraEnv>()
  api.use(authenticated(tokens))
  const resources = [
    peopleRoutes,
    permissionRoutes,
    projectRoutes,
    issueRoutes,
    commentRoutes,
    commentPropertyRoutes,
    remoteLinkRoutes,
    transitionRoutes,
    watcherRoutes,
  ]
  for (const routes of resources) api.route('/', routes(site))
  api.all('*', (c) => {
    site.log.refuse(c.req.method, c.req.path, 'this site has no such operation')
    throw new Refusal(404, 'The requested resource does not exist.')
  })
  api.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error
    return c.json(
      { errorMessages: error.message === '' ? [] : [error.message], errors: error.errors },
      error.status,
    )
  })
  return api
}

const authenticated = (tokens: Tokens) =>
  createMiddleware<JiraEnv>(async (c, next) => {
    const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    const accountId = token && tokens.accountOf(token)
    if (!accountId) return c.json({ code: 401, message: 'Unauthorized' }, 401)
    c.set('caller', getPerson(accountId))
    return next()
  })
