import { Hono } from 'hono'
import { guard } from '../../issue-page/guard'
import type { PullRequestSteps } from '../pull-request-steps'
import type { GitHostStore } from '../store'
import { frontPage } from './front-page'
import { pullRequestPage } from './pull-request-page'

/** What people open in a browser, and where they settle what was said about the code. Whoever plays with the sandbox sees private repositories too. */
export const createPages = (
  hostName: string,
  store: GitHostStore,
  { setResolved }: Pick<PullRequestSteps, 'setResolved'>,
) =>
  new Hono()
    .get('/', (c) => c.html(frontPage(hostName, store)))
    .get('/:owner/:repo/pull/:number', (c) => {
      const name = `${c.req.param('owner')}/${c.req.param('repo')}`
      const repository = store.findRepository(name) ?? store.findRenamedRepository(name)
      const pullRequest = repository && store.findPullRequest(repository.id, Number(c.req.param('number')))
      if (!repository || !pullRequest) return c.notFound()
      return c.html(pullRequestPage(hostName, store, repository, pullRequest))
    })
    .post('/:owner/:repo/pull/:number', guard(), async (c) => {
      const repository = `${c.req.param('owner')}/${c.req.param('repo')}`
      const form = await c.req.parseBody()
      const [number, thread] = [Number(c.req.param('number')), Number(form['thread'])]
      setResolved({ repository, number, thread, isResolved: form['resolved'] === 'yes' })
      return c.redirect(c.req.path, 303)
    })
