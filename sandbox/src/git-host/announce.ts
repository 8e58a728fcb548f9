import type { Host } from './json/host'
import { type Push, pushWebhook } from './json/push'
import { pullRequestWebhook, remarkWebhook, reviewWebhook } from './json/webhook'
import type { Outcome } from './pull-request-steps'
import type { Delivery, FakePullRequest, Remark, Review } from './state'
import { fullNameOf } from './store'
import type { Webhooks } from './webhooks'

export type Announce = ReturnType<typeof createAnnounce>

/** Tells the pages and the hooks what just happened to a pull request. Resolves when the hooks have answered. */
export function createAnnounce(host: Host, webhooks: Webhooks) {
  const { store } = host

  const changed = (pullRequest: FakePullRequest, what: string) => {
    const repository = fullNameOf(store.getRepository(pullRequest.repositoryId))
    store.tell({ repository, number: pullRequest.number, what })
  }

  const outcome = (pullRequest: FakePullRequest, deliveries: readonly Delivery[]): Outcome => ({
    pullRequest: structuredClone(pullRequest),
    delivery: deliveries.find(({ event }) => event.startsWith('pull_request')),
    deliveries,
  })

  const pushed = (pullRequest: FakePullRequest, push: Push) => {
    const repository = store.getRepository(pullRequest.repositoryId)
    repository.pushedAt = store.now()
    return webhooks.announce(repository.id, { event: 'push', body: pushWebhook(host, repository, push) })
  }

  return {
    pushed,

    /** `before` are the webhooks that the same step has already sent. */
    async pullRequest(
      pullRequest: FakePullRequest,
      happening: { readonly action: string; readonly by: string; readonly more?: object },
      before: readonly Delivery[] = [],
    ): Promise<Outcome> {
      changed(pullRequest, happening.action)
      const body = pullRequestWebhook(host, pullRequest, happening)
      const sent = await webhooks.announce(pullRequest.repositoryId, { event: 'pull_request', body })
      return outcome(pullRequest, [...before, ...sent])
    },

    remark(pullRequest: FakePullRequest, remark: Remark): Promise<readonly Delivery[]> {
      changed(pullRequest, 'remarks')
      const body = remarkWebhook(host, pullRequest, remark)
      return webhooks.announce(pullRequest.repositoryId, { event: 'issue_comment', body })
    },

    async review(pullRequest: FakePullRequest, review: Review): Promise<Outcome> {
      changed(pullRequest, 'reviewed')
      const body = reviewWebhook(host, pullRequest, review)
      return outcome(
        pullRequest,
        await webhooks.announce(pullRequest.repositoryId, { event: 'pull_request_review', body }),
      )
    },
  }
}
