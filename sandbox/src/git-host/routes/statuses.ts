import { Hono } from 'hono'
import { type GitHostEnv, readBody, type Server } from '../access'
import { statusJson } from '../json/remark'
import { Refusal } from '../refusal'
import { StatusBody } from '../schema'
import { accessOf } from './collaborators'

/** POST /statuses/{sha}: the last one of a context counts. */
export const statusRoutes = (server: Server) =>
  new Hono<GitHostEnv>().post('/:sha', async (c) => {
    const repository = c.get('repository')
    const { state, context, description, target_url } = await readBody(server, c, StatusBody)
    const sha = c.req.param('sha')
    const isKnown = server.store
      .pullRequests(repository.id)
      .some(({ commits }) => commits.some((commit) => commit.sha === sha))
    if (!isKnown || accessOf(c.get('caller'), repository) !== 'write')
      throw new Refusal(422, `No commit found for SHA: ${sha}`)
    const status = {
      ...{ id: server.store.nextId(), sha, state, context, by: c.get('caller').login },
      createdAt: server.store.now(),
      ...(description !== undefined && { description }),
      ...(target_url !== undefined && { targetUrl: target_url }),
    }
    repository.statuses.push(status)
    return c.json(statusJson(server, repository, status), 201)
  })
