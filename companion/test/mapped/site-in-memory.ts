import { randomUUID } from 'node:crypto'
import { Failure } from '../../src/failure'
import type { GitHostClient } from '../../src/git-hosts/git-host'
import { github } from '../../src/git-hosts/github/github'
import type { Issue } from '../../src/issues/issues'
import type { Jira, MarkedComment, RemoteLink } from '../../src/jira/jira'
import type { PullRequest } from '../../src/pull-requests/pull-request'
import { aPullRequest } from '../a-pull-request'
import type { MappedWorld, WorldPair, WorldRepository } from './mapped-world'

export interface SiteRepository {
  readonly hostRepositoryId: string
  readonly name: string
}

/**
 * The outside of one world: a Jira with one issue in each project, and a git host with one pull request in each
 * repository. Whatever names a repository or an issue is found nowhere else: `base` is this world's own number.
 */
export const createSiteInMemory = (world: MappedWorld, base: number) => {
  const projects = world.people.map((_, nth) => ({
    projectId: String(500_000_000 + base + nth),
    key: `VLT${String.fromCharCode(65 + nth)}`,
    formerKeys: [],
    name: `Project ${nth}`,
  }))
  const issues = projects.map(
    ({ projectId, key }, nth): Issue => ({
      issueId: String(700_000_000 + base + nth),
      key: `${key}-7`,
      projectId,
      summary: `issue-words-${base + nth}`,
      status: 'In Progress',
      statusCategory: 'indeterminate',
    }),
  )
  const repositories = world.repositories.map(
    (_, nth): SiteRepository => ({
      hostRepositoryId: String(800_000_000 + base + nth),
      name: `acme/repository-words-${base + nth}`,
    }),
  )
  let isLater = false

  const pullRequestOf = (nth: number): PullRequest => {
    const repository = world.repositories[nth]
    const named = repositories[nth]
    if (!repository || !named) throw new Failure('git-host-not-found', 'There is no such repository.')
    const isPrivate = isLater ? repository.isPrivateLater : repository.isPrivate
    const isMerged = isLater && repository.isMerged
    const now = new Date()
    return aPullRequest({
      ...writtenBy(repository, issues, `pull-words-${base + nth}`),
      repository: { ...named, isPrivate },
      number: 1,
      url: `https://github.com/${named.name}/pull/1`,
      state: isMerged ? 'merged' : 'open',
      openedAt: new Date('2026-11-20T10:00:00Z'),
      updatedAt: now,
      ...(isMerged && { mergedAt: now, mergedBy: 'Dana Ortiz', mergeSha: 'b'.repeat(40) }),
    })
  }

  return {
    projects,
    issues,
    repositories,
    pullRequestOf,
    gitHost: gitHostOf(repositories, pullRequestOf),
    ...createJira(world, projects, issues),
    /** From now on visibility and states are those of later. */
    passTime() {
      isLater = true
    },
  }
}

/** The texts of a pull request, each naming the issues that the world wants there. */
const writtenBy = ({ pairs }: WorldRepository, issues: readonly Issue[], words: string) => {
  const keysIn = (place: WorldPair['written']) =>
    issues.filter((_, nth) => pairs[nth]?.written === place).map(({ key }) => key)
  return {
    branch: ['feature', ...keysIn('branch'), words].join('/'),
    title: [words, ...keysIn('title')].join(' '),
    body: `This is why ${words} is done. It closes ${keysIn('description').join(', ')}.`,
    commits: keysIn('commit').map((key) => ({ sha: 'a'.repeat(40), message: `${key} ${words}` })),
  }
}

const gitHostOf = (
  repositories: readonly SiteRepository[],
  pullRequestOf: (nth: number) => PullRequest,
): GitHostClient => {
  const fetch = async () => {
    throw new Error('the git host of this world is asked for nothing else')
  }
  return {
    ...github.createClient({ baseUrl: 'https://api.github.com', token: '', fetch }),
    getPullRequest: async ({ hostRepositoryId }) =>
      pullRequestOf(repositories.findIndex((each) => each.hostRepositoryId === hostRepositoryId)),
    getChangedFiles: async () => [
      {
        path: 'checkout/retry-policy.ts',
        previousPath: undefined,
        change: 'modified',
        addedLines: 1,
        removedLines: 1,
      },
    ],
  }
}

const createJira = (
  { jiraFailsEvery }: MappedWorld,
  projects: Awaited<ReturnType<Jira['listProjects']>>,
  issues: readonly Issue[],
) => {
  const comments = new Map<string, MarkedComment & { readonly issueId: string }>()
  const webLinks = new Map<string, RemoteLink & { readonly issueId: string }>()
  let writes = 0
  const write = () => {
    writes += 1
    if (jiraFailsEvery > 0 && writes % jiraFailsEvery === 0)
      throw new Failure('jira-unavailable', 'Jira does not answer.', { retryAfterSeconds: 1 })
  }
  const jira: Jira = {
    findIssue: async (idOrKey) => issues.find(({ issueId, key }) => idOrKey === key || idOrKey === issueId),
    searchIssues: async () => [],
    findByEmail: async () => undefined,
    listProjects: async () => projects,
    readSiteUrl: async () => 'https://acme.atlassian.net',
    countOpenIssues: async () => 0,
    readOpenIssues: async () => ({ issues: [], next: undefined }),
    readWholeIssue: async () => undefined,
    async putRemoteLink(issueId, link) {
      write()
      webLinks.set(`${issueId} ${link.globalId}`, { issueId, ...link })
    },
    async removeRemoteLink(issueId, globalId) {
      write()
      webLinks.delete(`${issueId} ${globalId}`)
    },
    findComment: async (issueId, marker) =>
      [...comments].find(([, one]) => one.issueId === issueId && one.marker === marker)?.[0],
    async addComment(issueId, comment) {
      write()
      const id = randomUUID()
      comments.set(id, { issueId, ...comment })
      return id
    },
    async updateComment(issueId, id, comment) {
      write()
      comments.set(id, { issueId, ...comment })
      return true
    },
    isInternalComment: async (_, id) => comments.get(id)?.isInternal === true,
    async removeComment(_, id) {
      write()
      comments.delete(id)
    },
    async readState(id) {
      const issue = issues.find(({ issueId }) => issueId === id)
      return issue && { issue, isResolved: false }
    },
    findStatusChange: async () => undefined,
    listTransitions: async () => [],
    readStakeholders: async () => [],
    readWatchers: async () => [],
    findPerson: async () => undefined,
    isActive: async () => true,
    findNameToAssign: async (accountId) => accountId,
    async moveIssue() {
      throw new Error('no rule of this world moves issues')
    },
    listIssueTypes: async () => [],
    listCreateFields: async () => [],
    async createIssue() {
      throw new Error('no rule of this world creates issues')
    },
    findCreatedIssue: async () => undefined,
    relateIssues: async () => false,
  }
  return { jira, comments: () => [...comments.values()], webLinks: () => [...webLinks.values()] }
}
