import { Hono } from 'hono'
import { type GitHostContext, type GitHostEnv, namedPullRequest, readQuery, type Server } from '../access'
import { filesOf } from '../files-of'
import { fullPullRequestJson, pullRequestJson } from '../json/pull-request'
import { commitJson, fileJson, reviewJson } from '../json/pull-request-parts'
import { pageOf } from '../page-links'
import { NoQuery, PageQuery, PullRequestsQuery } from '../schema'
import type { FakePullRequest } from '../state'

/** Pull requests of a repository: the list, one, and its commits, files and reviews in pages. */
export const pullRequestRoutes = (server: Server) => {
  const answerPage = <T>(
    c: GitHostContext,
    all: readonly T[],
    query: PageQuery,
    json: (item: T) => object,
  ) => {
    const path = c.req.path.slice(c.req.path.indexOf('/pulls'))
    const byId = `${server.apiUrl}/repositories/${c.get('repository').id}${path}`
    const { items, headers } = pageOf(c, all, query, byId)
    return c.json(items.map(json), 200, headers)
  }

  return new Hono<GitHostEnv>()
    .get('/', (c) => {
      const query = readQuery(server, c, PullRequestsQuery)
      const { id, owner } = c.get('repository')
      const found = server.store
        .pullRequests(id)
        .filter(({ state }) => query.state === 'all' || state === query.state)
        .filter(({ branch }) => query.head === undefined || query.head === `${owner}:${branch}`)
        .filter(({ baseBranch }) => query.base === undefined || query.base === baseBranch)
        .sort(query.sort === 'updated' ? byUpdate : byCreation)
      const isDescending = (query.direction ?? (query.sort === 'created' ? 'desc' : 'asc')) === 'desc'
      return answerPage(c, isDescending ? found.reverse() : found, query, (each) =>
        pullRequestJson(server, each),
      )
    })
    .get('/:number', (c) => {
      readQuery(server, c, NoQuery)
      return c.json(fullPullRequestJson(server, namedPullRequest(server, c)))
    })
    .get('/:number/commits', (c) => {
      const { commits } = namedPullRequest(server, c)
      const repository = c.get('repository')
      return answerPage(c, commits.slice(0, maxCommits), readQuery(server, c, PageQuery), (commit) =>
        commitJson(server, repository, commit),
      )
    })
    .get('/:number/files', (c) => {
      const pullRequest = namedPullRequest(server, c)
      const files = filesOf(pullRequest.commits).slice(0, maxFiles)
      return answerPage(c, files, readQuery(server, c, PageQuery), (file) =>
        fileJson(server, c.get('repository'), pullRequest, file),
      )
    })
    .get('/:number/reviews', (c) => {
      const pullRequest = namedPullRequest(server, c)
      return answerPage(c, pullRequest.reviews, readQuery(server, c, PageQuery), (review) =>
        reviewJson(server, pullRequest, review),
      )
    })
}

/** GitHub lists no more of one pull request. */
const maxCommits = 250
const maxFiles = 3_000

/** Ascending; the number decides between two of the same moment. */
const byCreation = (a: FakePullRequest, b: FakePullRequest) =>
  a.createdAt.localeCompare(b.createdAt) || a.number - b.number
const byUpdate = (a: FakePullRequest, b: FakePullRequest) =>
  a.updatedAt.localeCompare(b.updatedAt) || a.number - b.number
