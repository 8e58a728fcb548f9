import { Hono, type MiddlewareHandler } from 'hono'
import * as dataCenter from './data-center/routes'
import { Refusal } from './refusal'
import { bulkFetchRoutes } from './routes/bulk-fetch'
import { changelogRoutes } from './routes/changelog'
import { commentListRoutes } from './routes/comment-list'
import { commentPropertyRoutes } from './routes/comment-properties'
import { commentRoutes } from './routes/comments'
import { componentRoutes } from './routes/components'
import { createIssueRoutes } from './routes/create-issue'
import { issueLinkRoutes } from './routes/issue-links'
import { issueRoutes } from './routes/issues'
import { peopleRoutes, userRoutes } from './routes/people'
import { permissionRoutes } from './routes/permissions'
import { projectRoutes } from './routes/projects'
import { remoteLinkRoutes } from './routes/remote-links'
import { searchRoutes } from './routes/search'
import { transitionRoutes } from './routes/transitions'
import { watcherRoutes } from './routes/watchers'
import type { JiraEnv, Site } from './site'

type Routes = (site: Site) => Hono<JiraEnv>

const everywhere: readonly Routes[] = [
  peopleRoutes,
  createIssueRoutes,
  issueLinkRoutes,
  issueRoutes,
  commentRoutes,
  commentPropertyRoutes,
  remoteLinkRoutes,
  transitionRoutes,
  watcherRoutes,
  componentRoutes,
]

const onCloud: readonly Routes[] = [
  permissionRoutes,
  projectRoutes,
  bulkFetchRoutes,
  changelogRoutes,
  commentListRoutes,
  searchRoutes,
  userRoutes,
]

const onDataCenter: readonly Routes[] = [
  dataCenter.permissionRoutes,
  dataCenter.projectRoutes,
  dataCenter.searchRoutes,
  dataCenter.userRoutes,
]

/** The REST interface, below `/rest/api/3` of Cloud or `/rest/api/2` of a Data Center. */
export function createApi(
  site: Site,
  callers: MiddlewareHandler<JiraEnv>,
  more: readonly Hono<JiraEnv>[] = [],
) {
  const api = new Hono<JiraEnv>()
  api.use(callers)
  const resources = [...everywhere, ...(site.dialect === 'cloud' ? onCloud : onDataCenter)]
  for (const routes of more) api.route('/', routes)
  for (const routes of resources) api.route('/', routes(site))
  api.all('*', (c) => {
    site.log.refuse(c.req.method, c.req.path, 'this site has no such operation')
    throw new Refusal(404, 'The requested resource does not exist.')
  })
  return answerRefusals(api)
}

/** What a route refuses becomes Jira's answer. */
export const answerRefusals = (api: Hono<JiraEnv>): Hono<JiraEnv> =>
  api.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error
    return c.json(
      { errorMessages: error.message === '' ? [] : [error.message], errors: error.errors },
      error.status,
    )
  })
