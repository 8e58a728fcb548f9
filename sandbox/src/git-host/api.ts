import { randomUUID } from 'node:crypto'
import type { Clock } from '@throughline/companion/clock'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type GitHostEnv, readQuery, type Server } from './access'
import { callLimit } from './call-limit'
import { metaJson } from './json/meta'
import { notFound, Refusal, refusalJson } from './refusal'
import { graphqlRoutes } from './routes/graphql'
import { repositoryRoutes } from './routes/repository'
import { userRoutes } from './routes/users'
import { NoQuery } from './schema'
import { type Tokens, tokenHeaders } from './tokens'
import { enterpriseVersion } from './webhooks'

/** The REST interface, below `/api/v3`. Nothing is open to anonymous callers. */
export function createApi(server: Server, tokens: Tokens, clock: Clock) {
  const api = new Hono<GitHostEnv>()
  api.use(authenticated(server, tokens), callLimit(clock))
  api.get('/meta', (c) => {
    readQuery(server, c, NoQuery)
    return c.json(metaJson)
  })
  api.route('/', userRoutes(server))
  api.route('/repos/:owner/:repo', repositoryRoutes(server))
  api.route('/repositories/:id', repositoryRoutes(server))
  api.all('*', (c) => {
    server.log.refuse(c.req.method, c.req.path, 'this host has no such operation')
    throw notFound()
  })
  api.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error
    return c.json(refusalJson(error), error.status, error.headers)
  })
  return api
}

/** The GraphQL interface, at `/api/graphql`. */
export const createGraphql = (server: Server, tokens: Tokens, clock: Clock) =>
  new Hono<GitHostEnv>()
    .use(authenticated(server, tokens), callLimit(clock))
    .route('/', graphqlRoutes(server))
    .onError((error, c) => {
      if (!(error instanceof Refusal)) throw error
      return c.json(refusalJson(error), error.status, error.headers)
    })

const authenticated = ({ store }: Server, tokens: Tokens) =>
  createMiddleware<GitHostEnv>(async (c, next) => {
    c.header('x-github-request-id', randomUUID())
    c.header('x-github-enterprise-version', enterpriseVersion)
    const authorization = c.req.header('authorization')
    if (!authorization) throw new Refusal(401, 'Must authenticate to access this API.')
    const given = /^(?:bearer|token) (\S+)$/i.exec(authorization)?.[1]
    const token = given === undefined ? undefined : tokens.find(given)
    if (!token) throw new Refusal(401, 'Bad credentials')
    for (const [name, value] of Object.entries(tokenHeaders(token))) c.header(name, value)
    c.set('token', token)
    c.set('caller', store.getAccount(token.accountId))
    return next()
  })
