import { addedLines, filesOf, removedLines } from '../files-of'
import type { FakePullRequest } from '../state'
import { fullNameOf } from '../store'
import { gitHubTime, type Host, nodeIdOf } from './host'
import { labelJson } from './pull-request-label'
import { repositoryJson, repositoryUrl } from './repository'
import { userJson } from './user'

export const pullRequestUrl = (host: Host, { repositoryId, number }: FakePullRequest): string =>
  `${repositoryUrl(host, host.store.getRepository(repositoryId))}/pulls/${number}`

export const pullRequestPage = (
  { publicUrl, store }: Host,
  { repositoryId, number }: FakePullRequest,
): string => `${publicUrl}/${fullNameOf(store.getRepository(repositoryId))}/pull/${number}`

/** A pull request in a list. */
export const pullRequestJson = (host: Host, pullRequest: FakePullRequest) => {
  const { store } = host
  const repository = store.getRepository(pullRequest.repositoryId)
  const html = pullRequestPage(host, pullRequest)
  const user = (login: string) => userJson(host, store.getAccount(login))
  const end = (ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: user(repository.owner),
    repo: repositoryJson(host, repository),
  })
  const head = end(pullRequest.branch, headShaOf(pullRequest))
  const links = linksOf(host, pullRequest)
  return {
    url: links.self,
    id: pullRequest.id,
    node_id: nodeIdOf('PullRequest', pullRequest.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: links.issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number: pullRequest.number,
    state: pullRequest.state,
    locked: false,
    active_lock_reason: null,
    title: pullRequest.title,
    body: pullRequest.body,
    user: user(pullRequest.author),
    labels: pullRequest.labels.map((label) => labelJson(host, pullRequest, label)),
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: pullRequest.requestedReviewers.map(user),
    requested_teams: [],
    draft: pullRequest.isDraft,
    created_at: gitHubTime(pullRequest.createdAt),
    updated_at: gitHubTime(pullRequest.updatedAt),
    closed_at: pullRequest.closedAt ? gitHubTime(pullRequest.closedAt) : null,
    merged_at: pullRequest.merge ? gitHubTime(pullRequest.merge.mergedAt) : null,
    merge_commit_sha: pullRequest.merge?.sha ?? null,
    head: pullRequest.isForkGone ? withoutFork(head, user(pullRequest.author)) : head,
    base: end(pullRequest.baseBranch, pullRequest.baseSha),
    author_association: 'MEMBER',
    auto_merge: null,
    _links: Object.fromEntries(Object.entries({ ...links, html }).map(([name, href]) => [name, { href }])),
  }
}

/** A pull request on its own, and in webhooks, also says what became of it and how large it is. */
export const fullPullRequestJson = (host: Host, pullRequest: FakePullRequest) => {
  const files = filesOf(pullRequest.commits)
  const { merge, state } = pullRequest
  return {
    ...pullRequestJson(host, pullRequest),
    merged: merge !== undefined,
    merged_by: merge ? userJson(host, host.store.getAccount(merge.by)) : null,
    mergeable: state === 'open' ? true : null,
    rebaseable: state === 'open' ? true : null,
    mergeable_state: state === 'open' ? 'clean' : 'unknown',
    maintainer_can_modify: false,
    comments: 0,
    review_comments: 0,
    commits: pullRequest.commits.length,
    additions: files.reduce((sum, file) => sum + addedLines(file), 0),
    deletions: files.reduce((sum, file) => sum + removedLines(file), 0),
    changed_files: files.length,
  }
}

/** Of a deleted fork nothing is left but the name of the branch. */
const withoutFork = <T extends { readonly ref: string }>(head: T, owner: ReturnType<typeof userJson>) => ({
  ...head,
  label: `${owner.login}:${head.ref}`,
  user: owner,
  repo: null,
})

export const headShaOf = ({ commits, baseSha }: FakePullRequest): string => commits.at(-1)?.sha ?? baseSha

const linksOf = (host: Host, pullRequest: FakePullRequest) => {
  const repository = repositoryUrl(host, host.store.getRepository(pullRequest.repositoryId))
  const self = `${repository}/pulls/${pullRequest.number}`
  const issue = `${repository}/issues/${pullRequest.number}`
  return {
    self,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${self}/comments`,
    review_comment: `${repository}/pulls/comments{/number}`,
    commits: `${self}/commits`,
    statuses: `${repository}/statuses/${headShaOf(pullRequest)}`,
  }
}
