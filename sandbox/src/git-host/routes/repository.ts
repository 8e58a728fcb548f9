import { Hono } from 'hono'
import { type GitHostEnv, namedRepository, permitted, readQuery, type Server } from '../access'
import { fullRepositoryJson } from '../json/repository'
import { NoQuery } from '../schema'
import { commitRoutes } from './commits'
import { hookRoutes } from './hooks'
import { pullRequestRoutes } from './pull-requests'

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
    .use('/pulls/*', permitted('pull_requests'))
    .use('/hooks/*', permitted('webhooks'))
    .route('/', commitRoutes(server))
    .route('/pulls', pullRequestRoutes(server))
    .route('/hooks', hookRoutes(server))
