import { Hono } from 'hono'
import { type GitHostContext, type GitHostEnv, readQuery, type Server } from '../access'
import { historyOf } from '../history'
import { comparisonJson } from '../json/comparison'
import { commitJson } from '../json/pull-request-parts'
import { pageOf } from '../page-links'
import { notFound } from '../refusal'
import { CommitsQuery, PageQuery } from '../schema'
import type { Commit } from '../state'

/** GET /commits, the newest first, and GET /compare/{base}...{head}, the oldest first; both in pages. */
export const commitRoutes = (server: Server) => {
  const byId = (c: GitHostContext, rest: string) =>
    `${server.apiUrl}/repositories/${c.get('repository').id}${rest}`

  return new Hono<GitHostEnv>()
    .get('/commits', (c) => {
      const { sha, ...query } = readQuery(server, c, CommitsQuery)
      const repository = c.get('repository')
      const history = historyOf(server.store, repository)
      if (sha !== undefined && !history.find(sha)) throw notFound()
      const { items, headers } = pageOf(
        c,
        history.back(sha ?? repository.headSha),
        query,
        byId(c, '/commits'),
      )
      const commits = items.map((commit) => commitJson(server, repository, commit))
      return c.json(commits, 200, headers)
    })
    .get('/compare/:basehead', (c) => {
      const query = readQuery(server, c, PageQuery)
      const repository = c.get('repository')
      const [base = '', head = ''] = c.req.param('basehead').split('...')
      const history = historyOf(server.store, repository)
      if (!history.find(head)) throw notFound()
      const all = history.between(base, head)
      const { items, headers } = pageOf(c, all, query, byId(c, `/compare/${base}...${head}`))
      const compared = { base: history.find(base) ?? firstCommit(base, repository.createdAt), head }
      const json = comparisonJson(server, repository, { ...compared, count: all.length, page: items })
      return c.json(json, 200, headers)
    })
}

/** What a repository had before anything is known of it. */
const firstCommit = (sha: string, createdAt: string): Commit => ({
  sha,
  parentSha: '0'.repeat(40),
  message: 'Begin',
  author: 'acme',
  createdAt,
  files: [],
})
