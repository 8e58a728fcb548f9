import type { CommitStatus, FakePullRequest, FakeRepository, Remark } from '../state'
import { fullNameOf } from '../store'
import { type Host, nodeIdOf } from './host'
import { userJson } from './user'

/** What somebody said on a pull request beside its code: to GitHub, a comment on an issue. */
export const remarkJson = (host: Host, pullRequest: FakePullRequest, remark: Remark) => {
  const repository = host.store.getRepository(pullRequest.repositoryId)
  const url = `${host.apiUrl}/repos/${fullNameOf(repository)}/issues`
  const page = `${host.publicUrl}/${fullNameOf(repository)}/pull/${pullRequest.number}`
  return {
    id: remark.id,
    node_id: nodeIdOf('IssueComment', remark.id),
    url: `${url}/comments/${remark.id}`,
    html_url: `${page}#issuecomment-${remark.id}`,
    issue_url: `${url}/${pullRequest.number}`,
    user: userJson(host, host.store.getAccount(remark.by)),
    author_association: 'MEMBER',
    performed_via_github_app: null,
    body: remark.body,
    created_at: remark.createdAt,
    updated_at: remark.updatedAt,
  }
}

export const reactionJson = (host: Host, { id, by, content, createdAt }: Remark['reactions'][number]) => ({
  id,
  node_id: nodeIdOf('Reaction', id),
  user: userJson(host, host.store.getAccount(by)),
  content,
  created_at: createdAt,
})

export const statusJson = (host: Host, repository: FakeRepository, status: CommitStatus) => ({
  url: `${host.apiUrl}/repos/${fullNameOf(repository)}/statuses/${status.sha}`,
  avatar_url: null,
  id: status.id,
  node_id: nodeIdOf('StatusContext', status.id),
  state: status.state,
  description: status.description ?? null,
  target_url: status.targetUrl ?? null,
  context: status.context,
  created_at: status.createdAt,
  updated_at: status.createdAt,
  creator: userJson(host, host.store.getAccount(status.by)),
})
