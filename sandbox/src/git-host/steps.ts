import type { Announce } from './announce'
import type { Host } from './json/host'
import { headShaOf } from './json/pull-request'
import { labelSteps } from './label-steps'
import { mergeSteps } from './merge-steps'
import type { NewCommit, PullRequestSteps } from './pull-request-steps'
import { refuse } from './refuse'
import { remarkSteps } from './remark-steps'
import { reviewSteps } from './review-steps'
import type { Commit, FakePullRequest } from './state'
import { threadSteps } from './thread-steps'

const noParent = '0'.repeat(40)

/** What people do with a pull request. Every step throws when GitHub would refuse it. */
export function createSteps(host: Host, announce: Announce): PullRequestSteps {
  const { store } = host

  const commitsOf = (parentSha: string, author: string, commits: readonly NewCommit[]): Commit[] => {
    let parent = parentSha
    return commits.map(({ message, files }) => {
      const sha = store.newSha(message)
      const commit = { sha, parentSha: parent, message, author, createdAt: store.now(), files: [...files] }
      parent = sha
      return commit
    })
  }

  const setDraft =
    (isDraft: boolean, action: string): PullRequestSteps['markReady'] =>
    async ({ by, ...name }) => {
      const pullRequest = store.getPullRequest(name)
      refuse(pullRequest.state !== 'open', pullRequest, 'is closed')
      Object.assign(pullRequest, { isDraft, updatedAt: store.now() })
      return announce.pullRequest(pullRequest, { action, by: by ?? pullRequest.author })
    }

  return {
    ...labelSteps(host, announce),
    ...mergeSteps(host, announce),
    ...reviewSteps(host, announce),
    ...threadSteps(host),
    ...remarkSteps(host, announce),
    markReady: setDraft(false, 'ready_for_review'),
    convertToDraft: setDraft(true, 'converted_to_draft'),

    async openPullRequest({
      title,
      branch,
      body,
      author,
      commits,
      labels = [],
      isDraft = false,
      isForkGone = false,
      ...rest
    }) {
      const repository = store.getRepository(rest.repository)
      const at = store.now()
      const pullRequest: FakePullRequest = {
        id: store.nextId(),
        repositoryId: repository.id,
        number: repository.nextNumber,
        title,
        body: body ?? null,
        author: store.getAccount(author).login,
        branch,
        isForkGone,
        baseBranch: rest.baseBranch ?? repository.defaultBranch,
        baseSha: repository.headSha,
        state: 'open',
        isDraft,
        labels: labels.map((name) => ({ id: store.nextId(), name, color: 'ededed' })),
        requestedReviewers: [],
        commits: commitsOf(repository.headSha, author, commits),
        reviews: [],
        threads: [],
        remarks: [],
        createdAt: at,
        updatedAt: at,
      }
      const after = headShaOf(pullRequest)
      refuse(pullRequest.commits.length === 0, pullRequest, 'has no commits')
      repository.nextNumber += 1
      store.addPullRequest(pullRequest)
      const push = { branch, before: noParent, after, commits: pullRequest.commits, by: author }
      const sent = await announce.pushed(pullRequest, push)
      return announce.pullRequest(pullRequest, { action: 'opened', by: author }, sent)
    },

    async push({ message, files, by, ...name }) {
      const pullRequest = store.getPullRequest(name)
      refuse(pullRequest.state !== 'open', pullRequest, 'is closed')
      const author = by ?? pullRequest.author
      const before = headShaOf(pullRequest)
      const commits = commitsOf(before, author, [{ message, files }])
      pullRequest.commits.push(...commits)
      pullRequest.updatedAt = store.now()
      const after = headShaOf(pullRequest)
      const push = { branch: pullRequest.branch, before, after, commits, by: author }
      const sent = await announce.pushed(pullRequest, push)
      return announce.pullRequest(
        pullRequest,
        { action: 'synchronize', by: author, more: { before, after } },
        sent,
      )
    },

    async forcePush({ commits, by, ...name }) {
      const pullRequest = store.getPullRequest(name)
      refuse(pullRequest.state !== 'open' || commits.length === 0, pullRequest, 'cannot be pushed to')
      const author = by ?? pullRequest.author
      const before = headShaOf(pullRequest)
      pullRequest.commits = commitsOf(pullRequest.baseSha, author, commits)
      pullRequest.updatedAt = store.now()
      const after = headShaOf(pullRequest)
      const { branch } = pullRequest
      const push = { branch, before, after, commits: pullRequest.commits, by: author, isForced: true }
      const sent = await announce.pushed(pullRequest, push)
      const more = { before, after }
      return announce.pullRequest(pullRequest, { action: 'synchronize', by: author, more }, sent)
    },

    async editPullRequest({ title, body, by, ...name }) {
      const pullRequest = store.getPullRequest(name)
      const changes = {
        ...(title !== undefined && { title: { from: pullRequest.title } }),
        ...(body !== undefined && { body: { from: pullRequest.body ?? '' } }),
      }
      if (title !== undefined) pullRequest.title = title
      if (body !== undefined) pullRequest.body = body
      pullRequest.updatedAt = store.now()
      return announce.pullRequest(pullRequest, {
        action: 'edited',
        by: by ?? pullRequest.author,
        more: { changes },
      })
    },
  }
}
