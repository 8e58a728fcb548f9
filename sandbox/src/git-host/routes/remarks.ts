import { Hono } from 'hono'
import {
  type GitHostContext,
  type GitHostEnv,
  namedPullRequest,
  readBody,
  readQuery,
  type Server,
} from '../access'
import { createAnnounce } from '../announce'
import { reactionJson, remarkJson } from '../json/remark'
import { pageOf } from '../page-links'
import { notFound } from '../refusal'
import { remarkSteps } from '../remark-steps'
import { CommentsQuery, NoQuery, ReactionBody, RemarkBody } from '../schema'
import type { FakePullRequest, Remark } from '../state'
import { fullNameOf } from '../store'

/** Comments on pull requests, below `/issues`, and reactions to them. */
export const remarkRoutes = (server: Server) => {
  const steps = remarkSteps(server, createAnnounce(server, server.webhooks))
  return new Hono<GitHostEnv>()
    .get('/:number/comments', (c) => {
      const query = readQuery(server, c, CommentsQuery)
      const pullRequest = namedPullRequest(server, c)
      const { items, headers } = pageOf(c, pullRequest.remarks, query)
      return c.json(
        items.map((remark) => remarkJson(server, pullRequest, remark)),
        200,
        headers,
      )
    })
    .post('/:number/comments', async (c) => {
      const pullRequest = namedPullRequest(server, c)
      const { body } = await readBody(server, c, RemarkBody)
      const name = { repository: fullNameOf(c.get('repository')), number: pullRequest.number }
      const said = steps.say({ ...name, by: c.get('caller').login, body })
      void said
      const remark = pullRequest.remarks.at(-1)
      if (!remark) throw notFound()
      return c.json(remarkJson(server, pullRequest, remark), 201)
    })
    .get('/comments/:id', (c) => {
      readQuery(server, c, NoQuery)
      const { pullRequest, remark } = namedRemark(server, c)
      return c.json(remarkJson(server, pullRequest, remark))
    })
    .patch('/comments/:id', async (c) => {
      const { body } = await readBody(server, c, RemarkBody)
      const { pullRequest, remark } = namedRemark(server, c)
      Object.assign(remark, { body, updatedAt: server.store.now() })
      return c.json(remarkJson(server, pullRequest, remark))
    })
    .post('/comments/:id/reactions', async (c) => {
      const { content } = await readBody(server, c, ReactionBody)
      const { remark } = namedRemark(server, c)
      const by = c.get('caller').login
      const known = remark.reactions.find((each) => each.by === by && each.content === content)
      if (known) return c.json(reactionJson(server, known), 200)
      const reaction = { id: server.store.nextId(), by, content, createdAt: server.store.now() }
      remark.reactions.push(reaction)
      return c.json(reactionJson(server, reaction), 201)
    })
}

const namedRemark = (
  { store }: Server,
  c: GitHostContext,
): { readonly pullRequest: FakePullRequest; readonly remark: Remark } => {
  for (const pullRequest of store.pullRequests(c.get('repository').id)) {
    const remark = pullRequest.remarks.find(({ id }) => String(id) === c.req.param('id'))
    if (remark) return { pullRequest, remark }
  }
  throw notFound()
}
