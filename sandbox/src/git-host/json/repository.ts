import type { FakeRepository } from '../state'
import { fullNameOf } from '../store'
import { gitHubTime, type Host, nodeIdOf } from './host'
import { userJson } from './user'

/** Addresses of what belongs to a repository, by the name of the field, as templates below its own address. */
const templates: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
}

export const repositoryUrl = ({ apiUrl }: Host, repository: FakeRepository): string =>
  `${apiUrl}/repos/${fullNameOf(repository)}`

export const repositoryJson = (host: Host, repository: FakeRepository) => {
  const url = repositoryUrl(host, repository)
  const html_url = `${host.publicUrl}/${fullNameOf(repository)}`
  const openCount = host.store.pullRequests(repository.id).filter(({ state }) => state === 'open').length
  return {
    id: repository.id,
    node_id: nodeIdOf('Repository', repository.id),
    name: repository.name,
    full_name: fullNameOf(repository),
    private: repository.isPrivate,
    visibility: repository.isPrivate ? 'private' : 'public',
    owner: userJson(host, host.store.getAccount(repository.owner)),
    html_url,
    description: repository.description,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(templates).map(([name, template]) => [name, `${url}${template}`])),
    clone_url: `${html_url}.git`,
    git_url: `${html_url.replace(/^https?/, 'git')}.git`,
    ssh_url: `git@${new URL(host.publicUrl).hostname}:${fullNameOf(repository)}.git`,
    svn_url: html_url,
    mirror_url: null,
    homepage: null,
    default_branch: repository.defaultBranch,
    language: 'TypeScript',
    license: null,
    topics: [],
    size: 1_024,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: openCount,
    open_issues_count: openCount,
    has_issues: false,
    has_projects: false,
    has_downloads: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    archived: false,
    disabled: false,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    custom_properties: {},
    created_at: gitHubTime(repository.createdAt),
    updated_at: gitHubTime(repository.pushedAt),
    pushed_at: gitHubTime(repository.pushedAt),
  }
}

/** To its caller, a repository says what that one may do in it. */
export const listedRepositoryJson = (host: Host, repository: FakeRepository) => ({
  ...repositoryJson(host, repository),
  permissions: { admin: true, maintain: true, push: true, triage: true, pull: true },
})

/** A repository on its own says a little more. */
export const fullRepositoryJson = (host: Host, repository: FakeRepository) => ({
  ...listedRepositoryJson(host, repository),
  network_count: 0,
  subscribers_count: 0,
})
