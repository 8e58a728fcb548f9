import { Hono } from 'hono'
import { type GitHostEnv, namedRepository, readQuery, type Server } from '../access'
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
    .route('/', commitRoutes(server))
    .route('/pulls', pullRequestRoutes(server))
    .route('/hooks', hookRoutes(server))
