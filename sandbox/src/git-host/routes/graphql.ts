import { Hono } from 'hono'
import { z } from 'zod'
import { type GitHostEnv, mayRead, reaches, type Server } from '../access'
import { gitHubTime } from '../json/host'
import { pullRequestPage } from '../json/pull-request'
import type { FakePullRequest, ReviewThread } from '../state'

const Asked = z.strictObject({
  query: z.string(),
  variables: z.strictObject({
    owner: z.string(),
    name: z.string(),
    number: z.int(),
    after: z.string().regex(/^\d+$/).optional(),
  }),
})

const PER_PAGE = 100

/** POST /graphql, with the one question that the product asks: the review threads of a pull request. */
export const graphqlRoutes = (server: Server) =>
  new Hono<GitHostEnv>().post('/', async (c) => {
    const asked = Asked.safeParse(await c.req.json().catch(() => undefined))
    if (!asked.success || !asked.data.query.includes('reviewThreads(first: 100')) {
      server.log.refuse(c.req.method, c.req.path, 'this host does not know this question')
      return c.json({ errors: [{ type: 'UNKNOWN', message: 'This question is not known.' }] })
    }
    const { owner, name, number, after } = asked.data.variables
    const repository = server.store.findRepository(`${owner}/${name}`)
    const isShown = repository && mayRead(c.get('caller'), repository) && reaches(c.get('token'), repository)
    const pullRequest = isShown ? server.store.findPullRequest(repository.id, number) : undefined
    if (!pullRequest)
      return c.json({ data: { repository: null }, errors: [{ type: 'NOT_FOUND', message: 'Not found.' }] })
    return c.json({
      data: { repository: { pullRequest: threadsJson(server, pullRequest, Number(after ?? 0)) } },
    })
  })

const threadsJson = (server: Server, pullRequest: FakePullRequest, from: number) => {
  const page = pullRequest.threads.slice(from, from + PER_PAGE)
  const end = from + page.length
  return {
    reviewThreads: {
      pageInfo: {
        hasNextPage: end < pullRequest.threads.length,
        endCursor: page.length > 0 ? `${end}` : null,
      },
      nodes: page.map((thread) => threadJson(server, pullRequest, thread)),
    },
  }
}

const threadJson = (server: Server, pullRequest: FakePullRequest, thread: ReviewThread) => {
  const { id, path, line, isResolved, comments } = thread
  const nodes = comments.map((comment) => {
    const { login, type, name } = server.store.getAccount(comment.by)
    return {
      author: { __typename: type, login, ...(type === 'User' && { name }) },
      body: comment.body,
      url: `${pullRequestPage(server, pullRequest)}#discussion_r${comment.id}`,
      createdAt: gitHubTime(comment.createdAt),
      isMinimized: false,
    }
  })
  return {
    ...{ id: `PRRT_${id}`, isResolved, isOutdated: false, path, line, originalLine: line },
    first: { nodes: nodes.slice(0, 1) },
    last: { nodes: nodes.slice(-1) },
  }
}
