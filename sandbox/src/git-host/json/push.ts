import { shaOf } from '../sha'
import type { Commit, FakeRepository } from '../state'
import { fullNameOf } from '../store'
import { gitHubTime, type Host } from './host'
import { webhookFrame } from './webhook-frame'

export interface Push {
  readonly branch: string
  readonly before: string
  readonly after: string
  readonly commits: readonly Commit[]
  readonly by: string
  readonly isForced?: boolean
}

export const pushWebhook = (
  host: Host,
  repository: FakeRepository,
  { branch, before, after, commits, by, isForced = false }: Push,
) => {
  const html = `${host.publicUrl}/${fullNameOf(repository)}`
  const entries = commits.map((commit) => pushedCommit(host, html, commit))
  const isNew = /^0+$/.test(before)
  return {
    ref: `refs/heads/${branch}`,
    before,
    after,
    created: isNew,
    deleted: false,
    forced: isForced,
    base_ref: null,
    compare: isNew
      ? `${html}/commit/${after}`
      : `${html}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: entries,
    head_commit: entries.at(-1) ?? null,
    pusher: { name: by, email: null },
    ...webhookFrame(host, repository, by),
  }
}

const pushedCommit = ({ store }: Host, html: string, { sha, message, author, createdAt, files }: Commit) => {
  const { login, name } = store.getAccount(author)
  const person = { name: name ?? login, email: null, username: login }
  const paths = (...changes: readonly string[]) =>
    files.filter(({ change }) => changes.includes(change)).map(({ path }) => path)
  return {
    id: sha,
    tree_id: shaOf(`tree of ${sha}`),
    distinct: true,
    message,
    timestamp: gitHubTime(createdAt),
    url: `${html}/commit/${sha}`,
    author: person,
    committer: person,
    added: paths('added', 'renamed'),
    removed: paths('removed'),
    modified: paths('modified'),
  }
}
