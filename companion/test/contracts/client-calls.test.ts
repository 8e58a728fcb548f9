import { describe, expect, it } from '@jest/globals'
import { createFakeGitHost } from '../../../sandbox/src/git-host/fake-git-host'
import { createFakeJira } from '../../../sandbox/src/jira/fake-jira'
import type { SafeFetch } from '../../src/fetch/safe-fetch'
import type { GitHostClient } from '../../src/git-hosts/git-host'
import { createGitHubClient } from '../../src/git-hosts/github/client'
import { apiTokenAuth } from '../../src/jira/auth/api-token'
import { patAuth } from '../../src/jira/auth/pat'
import type { NewIssue } from '../../src/jira/creating'
import type { Jira, MarkedComment, RemoteLink } from '../../src/jira/jira'
import { jiraOverRest } from '../../src/jira/jira-over-rest'
import type { ScreenField } from '../../src/jira/moving'
import { describeWithContracts } from './contract-file'
import { holdToContract } from './hold-to-contract'

const clock = () => new Date('2026-11-22T10:15:30Z')
const cloudContract = holdToContract('jira-cloud-v3')
const dataCenterContract = holdToContract('jira-data-center')
const gitHubContract = holdToContract('github')

/** Sends to a fake in this process. */
const fetchFrom =
  (app: { request(url: string, init: RequestInit): Response | Promise<Response> }): SafeFetch =>
  async (url, { method = 'GET', headers = {}, body } = {}) =>
    app.request(url, { method, headers, ...(body !== undefined && { body }) })

const createFake = () => createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock })

/** Jira as each mode of a connection reaches it. */
const modes = {
  'Jira Cloud through Forge'() {
    const fake = createFake()
    const authorize = async () => ({ authorization: `Bearer ${fake.issueSystemToken()}` })
    const auth = { baseUrl: 'http://jira.test/ex/jira/cloud-1', authorize }
    return { fake, jira: jiraOverRest(auth, cloudContract.gatedFetch(fetchFrom(fake.app))) }
  },
  'Jira Cloud by an API token'() {
    const fake = createFake()
    const [person] = fake.people
    const token = fake.issueApiToken(person?.accountId ?? '')
    const auth = apiTokenAuth(fake.siteUrl, { email: person?.emailAddress ?? '', token })
    return { fake, jira: jiraOverRest(auth, cloudContract.gatedFetch(fetchFrom(fake.app))) }
  },
  'Jira Data Center by a personal access token'() {
    const fake = createFake()
    const auth = patAuth(fake.dataCenterUrl, fake.issuePat('mina'))
    const fetch = dataCenterContract.gatedFetch(fetchFrom(fake.app))
    return { fake, jira: jiraOverRest(auth, fetch, 'data-center') }
  },
}

const issueId = '10007'
const becauseOf = { what: 'merged', happenedAt: clock() }
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

const unknownField = {
  field: {
    ...{ id: 'customfield_10010', name: 'Team', isRequired: true, hasDefault: false },
    ...({ kind: 'longText', allowed: [] } as const),
  },
  value: 'Payments',
}
const newIssue: NewIssue = {
  ...{ projectId: '10000', issueTypeId: '10203', summary: 'Follow-up:\n#42', document: comment.document },
  ...{ labels: ['follow-up'], assignee: undefined, filled: [], marker: 'm' },
}

/** A verb that is added to the contract has to be called here before this compiles. */
const verbs: Readonly<Record<keyof Jira, (jira: Jira) => Promise<unknown>>> = {
  findIssue: (jira) => jira.findIssue('SHOP-7'),
  async searchIssues(jira) {
    const found = await jira.searchIssues('project in (10001) and updated >= -5m order by updated')
    expect(found).toEqual(expect.any(Array))
  },
  countOpenIssues: async (jira) => expect(await jira.countOpenIssues('10000')).toBe(2),
  async readOpenIssues(jira) {
    const first = await jira.readOpenIssues('10000', undefined, 1)
    expect(first.issues.map(({ key }) => key)).toEqual(['SHOP-7'])
    const second = await jira.readOpenIssues('10000', first.next, 5)
    expect(second).toMatchObject({ issues: [{ key: 'SHOP-8' }], next: undefined })
  },
  async readWholeIssue(jira) {
    await jira.addComment(issueId, comment)
    const whole = await jira.readWholeIssue('SHOP-7')
    expect(whole?.stored.activity).toHaveLength(2)
  },
  listProjects: async (jira) => expect(await jira.listProjects()).not.toEqual([]),
  readSiteUrl: async (jira) => expect(await jira.readSiteUrl()).toMatch(/^https?:\/\/[^/]+/),
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
  async isInternalComment(jira) {
    const id = await jira.addComment(issueId, { ...comment, isInternal: true })
    expect(await jira.isInternalComment(issueId, id)).toBe(true)
  },
  async removeComment(jira) {
    await jira.removeComment(issueId, await jira.addComment(issueId, comment))
    expect(await jira.findComment(issueId, 'm')).toBeUndefined()
  },
  readState: async (jira) => expect(await jira.readState(issueId)).toMatchObject({ isResolved: false }),
  async findStatusChange(jira) {
    await jira.moveIssue(issueId, { transitionId: '31', filled: [], becauseOf })
    expect(await jira.findStatusChange(issueId)).toEqual({ at: clock(), becauseOf })
  },
  async readStakeholders(jira) {
    const found = await jira.readStakeholders(issueId)
    const told = found.map(({ person, role, component }) => [role, person.name, component])
    expect(told).toEqual([
      ['assignee', 'Mina Sato', undefined],
      ['reporter', 'Ira Lindqvist', undefined],
      ['component-lead', 'Olu Adeyemi', 'Payments'],
      ['watcher', 'Dana Ortiz', undefined],
      ['watcher', 'Olu Adeyemi', undefined],
    ])
  },
  async readWatchers(jira) {
    const names = (await jira.readWatchers(issueId)).map(({ name }) => name)
    expect(names).toEqual(['Dana Ortiz', 'Olu Adeyemi'])
  },
  async findPerson(jira) {
    const [assignee] = await jira.readStakeholders(issueId)
    expect(await jira.findPerson(assignee?.person.accountId ?? '')).toEqual(assignee?.person)
    expect(await jira.findPerson('nobody')).toBeUndefined()
  },
  async isActive(jira) {
    const [assignee] = await jira.readStakeholders(issueId)
    expect(await jira.isActive(assignee?.person.accountId ?? '')).toBe(true)
    expect(await jira.isActive('nobody')).toBe(false)
  },
  async findNameToAssign(jira) {
    const [assignee] = await jira.readStakeholders(issueId)
    expect(await jira.findNameToAssign(assignee?.person.accountId ?? '')).toMatch(/^(712020:.*|mina|dana)$/)
    expect(await jira.findNameToAssign('nobody')).toBeUndefined()
  },
  async findByEmail(jira) {
    expect(await jira.findByEmail('DANA@acme.example')).toMatchObject({ name: 'Dana Ortiz', isApp: false })
    expect(await jira.findByEmail('mina@acme.example')).toMatchObject({ name: 'Mina Sato' })
    expect(await jira.findByEmail('nobody@acme.example')).toBeUndefined()
  },
  listTransitions: async (jira) => expect(await jira.listTransitions(issueId)).toHaveLength(4),
  async moveIssue(jira) {
    const team: ScreenField = {
      ...{ id: 'customfield_10010', name: 'Team', isRequired: true, hasDefault: false },
      ...{ kind: 'longText', allowed: [] },
    }
    const filled = [{ field: team, value: 'Payments' }]
    const refused = await jira.moveIssue(issueId, { transitionId: '41', filled, becauseOf })
    expect(refused).toEqual({ kind: 'refused', fields: ['customfield_10010'] })
    const moved = await jira.moveIssue(issueId, { transitionId: '41', filled: [], becauseOf })
    expect(moved).toEqual({ kind: 'moved' })
  },
  listIssueTypes: async (jira) =>
    expect(await jira.listIssueTypes('10000')).toContainEqual({
      id: '10203',
      name: 'Task',
      isSubtask: false,
    }),
  async listCreateFields(jira) {
    const names = (await jira.listCreateFields('10000', '10203')).map(({ id }) => id)
    expect(names).toEqual(['project', 'issuetype', 'summary', 'description', 'labels', 'assignee'])
  },
  async createIssue(jira) {
    const refused = await jira.createIssue({ ...newIssue, filled: [unknownField] })
    expect(refused).toEqual({ kind: 'refused', fields: ['customfield_10010'] })
    expect(await jira.createIssue(newIssue)).toMatchObject({ kind: 'created', issue: { key: 'SHOP-10' } })
  },
  async findCreatedIssue(jira) {
    await jira.createIssue({ ...newIssue, marker: 'another' })
    const created = await jira.createIssue(newIssue)
    const found = await jira.findCreatedIssue('10000', 'm', clock())
    expect(created).toEqual({ kind: 'created', issue: found })
    expect(await jira.findCreatedIssue('10000', 'no one', clock())).toBeUndefined()
  },
  async relateIssues(jira) {
    expect(await jira.relateIssues(issueId, '10008')).toBe(true)
    expect(await jira.relateIssues('10008', issueId)).toBe(true)
    expect(await jira.relateIssues(issueId, '999999')).toBe(false)
  },
}

/** The same for what a git host is asked for. */
const asks: Readonly<Record<keyof GitHostClient, (client: GitHostClient) => Promise<unknown>>> = {
  getPullRequest: (client) => client.getPullRequest(repository, 42),
  getChangedFiles: (client) => client.getChangedFiles(repository, 42),
  async getReviewThreads(client) {
    expect(await client.getReviewThreads(repository, 42)).toHaveLength(101)
  },
  listUpdatedPullRequests: (client) => client.listUpdatedPullRequests(repository, new Date(0)),
  readDeployment: (client) => client.readDeployment(),
  readAccount: (client) => client.readAccount(),
  readReach: (client) => client.readReach(),
  listRepositories: (client) => client.listRepositories(),
  async makeWebhook(client) {
    const id = await client.makeWebhook(repository, target)
    expect(await client.makeWebhook(repository, target)).toBe(id)
  },
  findWebhook: async (client) => client.findWebhook(repository, await client.makeWebhook(repository, target)),
  renewWebhook: async (client) =>
    client.renewWebhook(repository, await client.makeWebhook(repository, target), target),
  pingWebhook: async (client) => client.pingWebhook(repository, await client.makeWebhook(repository, target)),
  removeWebhook: async (client) =>
    client.removeWebhook(repository, await client.makeWebhook(repository, target)),
  listFailedDeliveries: async (client) =>
    client.listFailedDeliveries(repository, await client.makeWebhook(repository, target), new Date(0)),
  async listMergedPullRequests(client) {
    const page = await client.listMergedPullRequests(repository)
    expect(page.pullRequests).toEqual([])
  },
  listReviewers: async (client) => expect(await client.listReviewers(repository, 42, 'mina')).toEqual([]),
  listChangedPaths: async (client) => expect(await client.listChangedPaths(repository, 42)).toHaveLength(100),
  async listRequestedReviewers(client) {
    await client.requestReview(repository, 42, 'dana')
    await client.requestReview(repository, 42, 'olu')
    expect(await client.listRequestedReviewers(repository, 42)).toEqual(['dana', 'olu'])
  },
  async findPerson(client) {
    const dana = { login: 'dana', name: 'Dana Ortiz', isBot: false, email: 'dana@acme.example' }
    expect(await client.findPerson('dana')).toEqual(dana)
    expect((await client.findPerson('ravi'))?.email).toBeUndefined()
    expect(await client.findPerson('nobody')).toBeUndefined()
  },
  listPeopleWithAccess: async (client) =>
    expect(await client.listPeopleWithAccess(repository)).toEqual(['mina', 'dana', 'olu', 'ravi']),
  async mayReview(client) {
    const may = (login: string) => client.mayReview(repository, login)
    expect(await Promise.all([may('dana'), may('dependabot[bot]'), may('nobody')])).toEqual([
      true,
      false,
      false,
    ])
  },
  async requestReview(client) {
    await expect(client.requestReview(repository, 42, 'mina')).rejects.toMatchObject({
      code: 'git-host-refused',
    })
    await expect(client.requestReview(repository, 42, 'nobody')).rejects.toMatchObject({
      code: 'git-host-refused',
    })
  },
  async addComment(client) {
    expect(await client.addComment(repository, 42, 'Linked.')).toMatch(/^\d+$/)
  },
  async findOwnComment(client) {
    const commentId = await client.addComment(repository, 42, 'Linked. <!-- marker -->')
    expect(await client.findOwnComment(repository, 42, '<!-- marker -->')).toBe(commentId)
    expect(await client.findOwnComment(repository, 42, '<!-- another -->')).toBeUndefined()
  },
  async updateComment(client) {
    const commentId = await client.addComment(repository, 42, 'Linked.')
    expect(await client.updateComment(repository, commentId, 'Not linked.')).toBe(true)
    expect(await client.readComment(repository, commentId)).toMatchObject({ text: 'Not linked.' })
    expect(await client.updateComment(repository, '1', 'Gone.')).toBe(false)
  },
  async readComment(client) {
    const commentId = await client.addComment(repository, 42, 'Linked.')
    const author = { login: 'olu', name: 'olu', isBot: false }
    expect(await client.readComment(repository, commentId)).toEqual({ author, text: 'Linked.' })
    expect(await client.readComment(repository, '1')).toBeUndefined()
  },
  async react(client) {
    const commentId = await client.addComment(repository, 42, 'Linked.')
    for (const reaction of ['obeyed', 'obeyed', 'not-obeyed'] as const)
      await client.react(repository, commentId, reaction)
  },
  async mayWrite(client) {
    const may = (login: string) => client.mayWrite(repository, login)
    expect(await Promise.all([may('dana'), may('dependabot[bot]'), may('nobody')])).toEqual([
      true,
      false,
      false,
    ])
  },
  async setCommitStatus(client) {
    const { headSha } = await client.getPullRequest(repository, 42)
    const status = { state: 'success', context: 'throughline/issue', description: 'x'.repeat(200) } as const
    await client.setCommitStatus(repository, headSha, {
      ...status,
      url: 'https://acme.example/browse/SHOP-7',
    })
    await client.setCommitStatus(repository, headSha, { ...status, url: undefined })
  },
  async findFileText(client) {
    const text = await client.findFileText(repository, '.github/CODEOWNERS', 'main')
    expect(text).toContain('@ravi')
    expect(await client.findFileText(repository, 'src/no such file.ts', 'main')).toBeUndefined()
  },
  findCodeOwners: async (client) =>
    expect(await client.findCodeOwners(repository, 'main')).toContain('@ravi'),
  getDelivery: (client) => client.getDelivery(repository, '7', '9').catch(expectNotFound),
}
const target = { address: 'http://127.0.0.1:1/webhooks/x', secret: 's' }
const expectNotFound = (error: unknown) => expect(error).toMatchObject({ code: 'git-host-not-found' })
const repository = { hostRepositoryId: '501', name: 'acme/storefront', isPrivate: false }

describeWithContracts('what the clients send', () => {
  describe.each(Object.entries(modes))('to %s', (_, start) => {
    it.each(Object.entries(verbs))('%s', async (_verb, call) => {
      const { fake, jira } = start()
      await call(jira)
      expect(fake.requests).not.toEqual([])
      expect(fake.violations).toEqual([])
    })
  })

  it.each(Object.entries(asks))('to GitHub: %s, to the last page', async (_, call) => {
    const fake = createFakeGitHost({ name: 'Acme Git', publicUrl: 'http://git.test', clock })
    const files = Array.from({ length: 101 }, (_unused, number) => ({
      path: `src/${number}.ts`,
      change: 'added' as const,
      patch: '@@ -0,0 +1 @@\n+x',
    }))
    const commits = [{ message: 'Retry', files }]
    const name = { repository: 'acme/storefront', title: 'Retry', branch: 'retry', author: 'mina' }
    await fake.openPullRequest({ ...name, commits })
    const place = { repository: 'acme/storefront', number: 42, by: 'dana', path: 'src/1.ts', line: 1 }
    for (let said = 0; said <= 100; said += 1) fake.comment({ ...place, body: `Name ${said}.` })
    const fetch = gitHubContract.gatedFetch(fetchFrom(fake.app))
    await call(createGitHubClient({ baseUrl: fake.apiUrl, token: fake.issueToken('olu'), fetch }))
    expect(fake.requests).not.toEqual([])
    expect(fake.violations).toEqual([])
  })
})
