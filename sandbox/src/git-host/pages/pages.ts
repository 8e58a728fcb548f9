import { Hono } from 'hono'
import type { GitHostStore } from '../store'
import { frontPage } from './front-page'
import { pullRequestPage } from './pull-request-page'

/** What people open in a browser. Whoever plays with the sandbox sees private repositories too. */
export const createPages = (hostName: string, store: GitHostStore) =>
  new Hono()
    .get('/', (c) => c.html(frontPage(hostName, store)))
    .get('/:owner/:repo/pull/:number', (c) => {
      const name = `${c.req.param('owner')}/${c.req.param('repo')}`
      const repository = store.findRepository(name) ?? store.findRenamedRepository(name)
      const pullRequest = repository && store.findPullRequest(repository.id, Number(c.req.param('number')))
      if (!repository || !pullRequest) return c.notFound()
      return c.html(pullRequestPage(hostName, store, repository, pullRequest))
    })
