/** Somebody as GitHub writes people into its deliveries, most of it addresses. */
export const person = (id: number, login: string) => {
  const url = `https://api.github.example/users/${login}`
  const parts = [
    'followers',
    'following',
    'gists',
    'starred',
    'subscriptions',
    'orgs',
    'repos',
    'events',
    'received',
  ]
  return { login, id, node_id: nodeId(id), url, ...urls(url, parts), type: 'User', site_admin: false }
}

/** A repository with its many addresses; a delivery of a pull request carries it three times. */
export const repository = (id: number, owner: string, name: string) => {
  const url = `https://api.github.example/repos/${owner}/${name}`
  return {
    id,
    node_id: nodeId(id),
    name,
    full_name: `${owner}/${name}`,
    private: false,
    owner: person(30, owner),
    html_url: `https://github.example/${owner}/${name}`,
    description: 'Where the shop keeps its carts',
    fork: false,
    url,
    ...urls(url, repositoryParts),
    created_at: '2021-05-11T08:00:00Z',
    pushed_at: '2026-03-02T11:40:55Z',
    size: 48_211,
    stargazers_count: 12,
    language: 'TypeScript',
    open_issues_count: 37,
    license: null,
    topics: ['cart', 'checkout', 'shop'],
    visibility: 'public',
    default_branch: 'main',
  }
}

const repositoryParts =
  'forks keys collaborators teams hooks issue_events events assignees branches tags blobs git_tags git_refs trees statuses languages stargazers contributors subscribers subscription commits git_commits comments issue_comment contents compare merges archive downloads issues pulls milestones notifications labels releases deployments'.split(
    ' ',
  )

export const urls = (base: string, parts: readonly string[]) =>
  Object.fromEntries(parts.map((part) => [`${part}_url`, `${base}/${part}{/id}`]))

export const label = (name: string, id: number) => ({
  id,
  node_id: nodeId(id),
  name,
  color: 'ededed',
  default: false,
})
export const nodeId = (id: number) => Buffer.from(`node:${id}`).toString('base64')
export const sha = (seed: number) =>
  Math.imul(seed + 1, 2_654_435_761)
    .toString(16)
    .replace('-', 'f')
    .padEnd(40, '0a9d')
