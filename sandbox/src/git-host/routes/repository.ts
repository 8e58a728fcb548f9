import { Hono } from 'hono'
import { type GitHostEnv, namedRepository, permitted, readQuery, type Server } from '../access'
import { fullRepositoryJson } from '../json/repository'
import { NoQuery } from '../schema'
import { collaboratorRoutes } from './collaborators'
import { commitRoutes } from './commits'
import { contentsRoutes } from './contents'
import { hookRoutes } from './hooks'
import { pullRequestRoutes } from './pull-requests'
import { remarkRoutes } from './remarks'
import { requestedReviewerRoutes } from './requested-reviewers'
import { statusRoutes } from './statuses'

/** One repository and what belongs to it, below `/repos/{owner}/{repo}` and, the same, `/repositories/{id}`. */
export const repositoryRoutes = (server: Server) =>
  new Hono<GitHostEnv>()
    .use(namedRepository(server))
    .get('/', (c) => {
      readQuery(server, c, NoQuery)
      return c.json(fullRepositoryJson(server, c.get('repository')))
    })
    .use('/commits/*', permitted('contents'))
    .use('/compare/*', permitted('contents'))
    .use('/contents/*', permitted('contents'))
    .use('/pulls/*', permitted('pull_requests'))
    .use('/issues/*', permitted('pull_requests'))
    .use('/hooks/*', permitted('webhooks'))
    .route('/', commitRoutes(server))
    .route('/pulls', pullRequestRoutes(server))
    .route('/pulls', requestedReviewerRoutes(server))
    .route('/issues', remarkRoutes(server))
    .route('/statuses', statusRoutes(server))
    .route('/collaborators', collaboratorRoutes(server))
    .route('/contents', contentsRoutes(server))
    .route('/hooks', hookRoutes(server))
