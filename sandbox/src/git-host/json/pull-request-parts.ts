import { addedLines, removedLines } from '../files-of'
import { shaOf } from '../sha'
import type { Commit, FakePullRequest, FakeRepository, FileChange, Review } from '../state'
import { fullNameOf } from '../store'
import { gitHubTime, type Host, nodeIdOf } from './host'
import { headShaOf, pullRequestPage, pullRequestUrl } from './pull-request'
import { repositoryUrl } from './repository'
import { userJson } from './user'

export const commitJson = (host: Host, repository: FakeRepository, commit: Commit) => {
  const api = repositoryUrl(host, repository)
  const html = `${host.publicUrl}/${fullNameOf(repository)}/commit`
  const account = host.store.getAccount(commit.author)
  const author = {
    name: account.name ?? account.login,
    email: `${account.id}+${account.login}@users.noreply.${new URL(host.publicUrl).hostname}`,
    date: gitHubTime(commit.createdAt),
  }
  const tree = shaOf(`tree of ${commit.sha}`)
  return {
    sha: commit.sha,
    node_id: nodeIdOf('Commit', commit.sha),
    url: `${api}/commits/${commit.sha}`,
    html_url: `${html}/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      author,
      committer: author,
      message: commit.message,
      comment_count: 0,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: userJson(host, account),
    committer: userJson(host, account),
    parents: [
      {
        sha: commit.parentSha,
        url: `${api}/commits/${commit.parentSha}`,
        html_url: `${html}/${commit.parentSha}`,
      },
    ],
  }
}

export const fileJson = (
  host: Host,
  repository: FakeRepository,
  pullRequest: FakePullRequest,
  file: FileChange,
) => {
  const sha = headShaOf(pullRequest)
  const html = `${host.publicUrl}/${fullNameOf(repository)}`
  const path = encodeURI(file.path)
  const [additions, deletions] = [addedLines(file), removedLines(file)]
  return {
    sha: shaOf(`${sha} ${file.path}`),
    filename: file.path,
    ...(file.previousPath !== undefined && { previous_filename: file.previousPath }),
    status: file.change,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${html}/blob/${sha}/${path}`,
    raw_url: `${html}/raw/${sha}/${path}`,
    contents_url: `${repositoryUrl(host, repository)}/contents/${path}?ref=${sha}`,
    ...(file.patch !== '' && { patch: file.patch }),
  }
}

export const reviewJson = (host: Host, pullRequest: FakePullRequest, review: Review) => {
  const html_url = `${pullRequestPage(host, pullRequest)}#pullrequestreview-${review.id}`
  const pull_request_url = pullRequestUrl(host, pullRequest)
  return {
    id: review.id,
    node_id: nodeIdOf('PullRequestReview', review.id),
    user: userJson(host, host.store.getAccount(review.reviewer)),
    body: review.body,
    state: review.state,
    commit_id: review.commitSha,
    submitted_at: gitHubTime(review.submittedAt),
    html_url,
    pull_request_url,
    author_association: 'MEMBER',
    _links: { html: { href: html_url }, pull_request: { href: pull_request_url } },
  }
}
