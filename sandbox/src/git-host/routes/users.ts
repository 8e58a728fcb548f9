import { Hono } from 'hono'
import { type GitHostEnv, mayRead, reaches, readQuery, type Server } from '../access'
import { listedRepositoryJson } from '../json/repository'
import { accountJson } from '../json/user'
import { pageOf } from '../page-links'
import { notFound } from '../refusal'
import { NoQuery, RepositoriesQuery } from '../schema'
import type { FakeRepository } from '../state'
import { fullNameOf } from '../store'

/** GET /user, /users/{login} and /user/repos. */
export const userRoutes = (server: Server) =>
  new Hono<GitHostEnv>()
    .get('/user', (c) => {
      readQuery(server, c, NoQuery)
      return c.json(accountJson(server, c.get('caller')))
    })
    .get('/users/:login', (c) => {
      readQuery(server, c, NoQuery)
      const account = server.store.findAccount(c.req.param('login'))
      if (!account) throw notFound()
      return c.json(accountJson(server, account))
    })
    .get('/user/repos', (c) => {
      const query = readQuery(server, c, RepositoriesQuery)
      const { unauthorizedFor } = c.get('token')
      const hidden = unauthorizedFor.map((login) => server.store.getAccount(login).id)
      if (hidden.length > 0) c.header('x-github-sso', `partial-results; organizations=${hidden.join(',')}`)
      const readable = server.store
        .repositories()
        .filter((repository) => mayRead(c.get('caller'), repository) && reaches(c.get('token'), repository))
        .filter(({ owner }) => !unauthorizedFor.includes(owner))
        .filter(
          ({ isPrivate }) => query.visibility === 'all' || isPrivate === (query.visibility === 'private'),
        )
        .sort(orderOf(query.sort))
      const isDescending = (query.direction ?? (query.sort === 'full_name' ? 'asc' : 'desc')) === 'desc'
      const { items, headers } = pageOf(c, isDescending ? readable.reverse() : readable, query)
      return c.json(
        items.map((repository) => listedRepositoryJson(server, repository)),
        200,
        headers,
      )
    })

/** Ascending. */
const orderOf =
  (sort: 'created' | 'updated' | 'pushed' | 'full_name') => (a: FakeRepository, b: FakeRepository) => {
    if (sort === 'full_name') return fullNameOf(a).localeCompare(fullNameOf(b))
    return sort === 'created' ? a.createdAt.localeCompare(b.createdAt) : a.pushedAt.localeCompare(b.pushedAt)
  }
