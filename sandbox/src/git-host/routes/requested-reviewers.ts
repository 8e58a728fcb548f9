import { Hono } from 'hono'
import { type GitHostEnv, namedPullRequest, readBody, readQuery, type Server } from '../access'
import { createAnnounce } from '../announce'
import { pullRequestJson } from '../json/pull-request'
import { userJson } from '../json/user'
import { Refusal } from '../refusal'
import { reviewSteps } from '../review-steps'
import { NoQuery, RequestedReviewersBody } from '../schema'
import { fullNameOf } from '../store'
import { accessOf } from './collaborators'

/** Whose review is awaited, and asking one more. Those who were asked before stay asked. */
export const requestedReviewerRoutes = (server: Server) => {
  const steps = reviewSteps(server, createAnnounce(server, server.webhooks))
  return new Hono<GitHostEnv>()
    .get('/:number/requested_reviewers', (c) => {
      readQuery(server, c, NoQuery)
      const { requestedReviewers } = namedPullRequest(server, c)
      const users = requestedReviewers.map((login) => userJson(server, server.store.getAccount(login)))
      return c.json({ users, teams: [] })
    })
    .post('/:number/requested_reviewers', async (c) => {
      const pullRequest = namedPullRequest(server, c)
      const repository = c.get('repository')
      const { reviewers = [] } = await readBody(server, c, RequestedReviewersBody)
      if (reviewers.includes(pullRequest.author))
        throw new Refusal(422, 'Review cannot be requested from pull request author.')
      for (const login of reviewers) {
        const account = server.store.findAccount(login)
        if (!account || accessOf(account, repository) !== 'write')
          throw new Refusal(422, `Reviews may only be requested from collaborators. ${login} is none.`)
      }
      const name = { repository: fullNameOf(repository), number: pullRequest.number }
      for (const reviewer of reviewers)
        void steps.requestReview({ ...name, reviewer, by: c.get('caller').login })
      return c.json(pullRequestJson(server, pullRequest), 201)
    })
}
