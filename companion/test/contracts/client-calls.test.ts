import { expect, it } from '@jest/globals'
import { createFakeGitHost } from '../../../sandbox/src/git-host/fake-git-host'
import { createFakeJira } from '../../../sandbox/src/jira/fake-jira'
import type { SafeFetch } from '../../src/fetch/safe-fetch'
import type { GitHostClient } from '../../src/git-hosts/git-host'
import { createGitHubClient } from '../../src/git-hosts/github/client'
import type { Jira, MarkedComment, RemoteLink } from '../../src/jira/jira'
import { jiraOverRest } from '../../src/jira/jira-over-rest'
import { describeWithContracts } from './contract-file'
import { holdToContract } from './hold-to-contract'

const clock = () => new Date('2026-11-22T10:15:30Z')
const [jiraContract, gitHubContract] = [holdToContract('jira-cloud-v3'), holdToContract('github')]

/** Sends to a fake in this process. */
const fetchFrom =
  (app: { request(url: string, init: RequestInit): Response | Promise<Response> }): SafeFetch =>
  async (url, { method = 'GET', headers = {}, body } = {}) =>
    app.request(url, { method, headers, ...(body !== undefined && { body }) })

const startJira = () => {
  const fake = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock })
  const authorize = async () => ({ authorization: `Bearer ${fake.issueSystemToken()}` })
  const auth = { baseUrl: 'http://jira.test/ex/jira/cloud-1', authorize }
  return { fake, jira: jiraOverRest(auth, jiraContract.gatedFetch(fetchFrom(fake.app))) }
}

const issueId = '10007'
const globalId = 'appId=throughline&repo=a b&pr=42'
const link: RemoteLink = {
  globalId,
  url: 'https://git.example/acme/storefront/pull/42',
  title: '#42 “Retry”',
  summary: 'Open pull request in acme/storefront',
  isResolved: false,
}
const comment: MarkedComment = {
  marker: 'm',
  document: [
    { kind: 'heading', level: 3, content: [{ text: 'What shipped' }] },
    {
      kind: 'paragraph',
      content: [
        { text: 'Merged: ', mark: 'strong' },
        { text: '#42', href: link.url },
      ],
    },
    { kind: 'bulletList', items: [[{ text: 'Checkout', mark: 'em' }]] },
  ],
}

/** A verb that is added to the contract has to be called here before this compiles. */
const verbs: Readonly<Record<keyof Jira, (jira: Jira) => Promise<unknown>>> = {
  findIssue: (jira) => jira.findIssue('SHOP-7'),
  listProjects: (jira) => jira.listProjects(),
  putRemoteLink: (jira) => jira.putRemoteLink(issueId, link),
  async removeRemoteLink(jira) {
    await jira.putRemoteLink(issueId, link)
    await jira.removeRemoteLink(issueId, globalId)
  },
  async findComment(jira) {
    await jira.addComment(issueId, comment)
    expect(await jira.findComment(issueId, 'm')).toBeDefined()
  },
  addComment: (jira) => jira.addComment(issueId, comment),
  updateComment: async (jira) => {
    const id = await jira.addComment(issueId, comment)
    expect(await jira.updateComment(issueId, id, comment)).toBe(true)
  },
}

/** The same for what is read from a git host. */
const reads: Readonly<Record<keyof GitHostClient, (client: GitHostClient) => Promise<unknown>>> = {
  getPullRequest: (client) => client.getPullRequest(repository, 42),
  getChangedFiles: (client) => client.getChangedFiles(repository, 42),
}
const repository = { hostRepositoryId: '501', name: 'acme/storefront', isPrivate: false }

describeWithContracts('what the clients send', () => {
  it.each(Object.entries(verbs))('to Jira Cloud: %s', async (_, call) => {
    const { fake, jira } = startJira()
    await call(jira)
    expect(fake.requests).not.toEqual([])
    expect(fake.violations).toEqual([])
  })

  it.each(Object.entries(reads))('to GitHub: %s, to the last page', async (_, call) => {
    const fake = createFakeGitHost({ name: 'Acme Git', publicUrl: 'http://git.test', clock })
    const files = Array.from({ length: 101 }, (_unused, number) => ({
      path: `src/${number}.ts`,
      change: 'added' as const,
      patch: '@@ -0,0 +1 @@\n+x',
    }))
    const commits = [{ message: 'Retry', files }]
    const name = { repository: 'acme/storefront', title: 'Retry', branch: 'retry', author: 'mina' }
    await fake.openPullRequest({ ...name, commits })
    const fetch = gitHubContract.gatedFetch(fetchFrom(fake.app))
    await call(createGitHubClient({ baseUrl: fake.apiUrl, token: fake.issueToken('olu'), fetch }))
    expect(fake.requests).not.toEqual([])
    expect(fake.violations).toEqual([])
  })
})
