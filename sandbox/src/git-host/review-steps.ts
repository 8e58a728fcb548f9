import type { Announce } from './announce'
import type { Host } from './json/host'
import { headShaOf } from './json/pull-request'
import { userJson } from './json/user'
import type { PullRequestSteps } from './pull-request-steps'
import { refuse } from './refuse'
import type { Review } from './state'

/** What reviewers do, and how they are asked for it. */
export function reviewSteps(
  host: Host,
  announce: Announce,
): Pick<PullRequestSteps, 'review' | 'requestReview'> {
  const { store } = host

  return {
    async review({ reviewer, verdict, body = '', ...name }) {
      const pullRequest = store.getPullRequest(name)
      const { login } = store.getAccount(reviewer)
      const isOwnWork = login === pullRequest.author && verdict !== 'commented'
      refuse(isOwnWork, pullRequest, 'cannot be approved or refused by its author')
      const review: Review = {
        id: store.nextId(),
        reviewer: login,
        state: states[verdict],
        body,
        commitSha: headShaOf(pullRequest),
        submittedAt: store.now(),
      }
      pullRequest.reviews.push(review)
      pullRequest.requestedReviewers = pullRequest.requestedReviewers.filter((each) => each !== login)
      pullRequest.updatedAt = store.now()
      return announce.review(pullRequest, review)
    },

    async requestReview({ reviewer, by, ...name }) {
      const pullRequest = store.getPullRequest(name)
      const account = store.getAccount(reviewer)
      refuse(account.login === pullRequest.author, pullRequest, 'cannot be reviewed by its author')
      pullRequest.requestedReviewers = [...new Set([...pullRequest.requestedReviewers, account.login])]
      pullRequest.updatedAt = store.now()
      const more = { requested_reviewer: userJson(host, account) }
      return announce.pullRequest(pullRequest, {
        action: 'review_requested',
        by: by ?? pullRequest.author,
        more,
      })
    },
  }
}

const states = {
  approved: 'APPROVED',
  changesRequested: 'CHANGES_REQUESTED',
  commented: 'COMMENTED',
} as const
