import type { Account, FakePullRequest, FakeRepository, Hook, Remark, Review } from '../state'
import { fullNameOf } from '../store'
import { hookJson } from './hook'
import type { Host } from './host'
import { fullPullRequestJson, pullRequestJson } from './pull-request'
import { reviewJson } from './pull-request-parts'
import { remarkJson } from './remark'
import { userJson } from './user'
import { webhookFrame } from './webhook-frame'

/**
 * `more` is what only this action carries, such as `changes` or `requested_reviewer`.
 * Source of this and the other bodies: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const pullRequestWebhook = (
  host: Host,
  pullRequest: FakePullRequest,
  { action, by, more = {} }: { readonly action: string; readonly by: string; readonly more?: object },
) => ({
  action,
  number: pullRequest.number,
  pull_request: fullPullRequestJson(host, pullRequest),
  ...more,
  ...webhookFrame(host, host.store.getRepository(pullRequest.repositoryId), by),
})

/** In webhooks, unlike in the REST interface, the review's state is in small letters. */
export const reviewWebhook = (host: Host, pullRequest: FakePullRequest, review: Review) => ({
  action: 'submitted',
  review: { ...reviewJson(host, pullRequest, review), state: review.state.toLowerCase() },
  pull_request: pullRequestJson(host, pullRequest),
  ...webhookFrame(host, host.store.getRepository(pullRequest.repositoryId), review.reviewer),
})

/** To GitHub a pull request is an issue, too. */
export const remarkWebhook = (host: Host, pullRequest: FakePullRequest, remark: Remark) => {
  const repository = host.store.getRepository(pullRequest.repositoryId)
  const url = `${host.apiUrl}/repos/${fullNameOf(repository)}`
  const page = `${host.publicUrl}/${fullNameOf(repository)}/pull/${pullRequest.number}`
  return {
    action: 'created',
    issue: {
      ...{
        id: pullRequest.id,
        number: pullRequest.number,
        title: pullRequest.title,
        state: pullRequest.state,
      },
      url: `${url}/issues/${pullRequest.number}`,
      html_url: page,
      user: userJson(host, host.store.getAccount(pullRequest.author)),
      pull_request: { url: `${url}/pulls/${pullRequest.number}`, html_url: page },
    },
    comment: remarkJson(host, pullRequest, remark),
    ...webhookFrame(host, repository, remark.by),
  }
}

export const pingWebhook = (host: Host, hook: Hook, by: string) => ({
  zen: 'Small steps show the way.',
  hook_id: hook.id,
  hook: hookJson(host, hook),
  ...webhookFrame(host, host.store.getRepository(hook.repositoryId), by),
})

export const renamedWebhook = (host: Host, repository: FakeRepository, from: string, by: string) => ({
  action: 'renamed',
  changes: { repository: { name: { from } } },
  ...webhookFrame(host, repository, by),
})

export const transferredWebhook = (host: Host, repository: FakeRepository, from: Account, by: string) => ({
  action: 'transferred',
  changes: { owner: { from: { organization: userJson(host, from) } } },
  ...webhookFrame(host, repository, by),
})
