import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { CheckRun } from '@throughline/shared/connection-check'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import type { builtActions } from '../../../actions/index'
import { chosenProjects } from '../../../connections/chosen-projects'
import { connections } from '../../../connections/connections'
import { webhooks } from '../../../connections/webhooks'
import { Failure } from '../../../failure'
import { projects } from '../../../issues/projects'
import { repositories } from '../../../pull-requests/repositories'

let world: DashboardWorld
const [jira, github, runId] = [randomUUID(), randomUUID(), randomUUID()]
let storefront: string
const asked: { readonly name: string; readonly request: unknown }[] = []
let state: CheckRun['state'] = 'running'
let refusal: string | undefined

const answering =
  (name: string, answer: () => unknown) =>
  async (_: unknown, { request }: { request: unknown }) => {
    asked.push({ name, request })
    if (refusal !== undefined) throw new Failure('not-there', refusal)
    return answer()
  }
const run = (): CheckRun => ({
  runId,
  state,
  checks: [
    { id: 'address', state: state === 'saved' ? 'passed' : 'running', facts: { host: 'x', seconds: '0.1' } },
  ],
})
const listed = (hostRepositoryId: string, name: string, more: object = {}) => ({
  ...{ hostRepositoryId, name, isPrivate: false, mayAdminister: true, isArchived: false, isChosen: false },
  ...more,
})
const actions = {
  'replace-jira-token': answering('replace-jira-token', run),
  'replace-git-host-token': answering('replace-git-host-token', run),
  'read-checks': answering('read-checks', run),
  'choose-projects': answering('choose-projects', () => ({ done: true })),
  'map-repository': answering('map-repository', () => ({ done: true })),
  'repair-webhook': answering('repair-webhook', () => ({ state: 'works' })),
  'list-repositories': async () => ({
    repositories: [
      listed('7', 'acme/storefront', { isPrivate: true, isChosen: true }),
      listed('8', 'acme/gateway', { mayAdminister: false }),
      listed('9', 'acme/attic', { isArchived: true }),
    ],
  }),
  'choose-repositories': answering('choose-repositories', () => ({
    chosen: 2,
    webhooksMade: 1,
    webhooksRefused: 1,
  })),
} as unknown as typeof builtActions

beforeAll(async () => {
  world = await createDashboardWorld({ actions, address: 'https://throughline.example' })
  storefront = await world.database.withTenant(world.tenantId, async (sql) => {
    await connections(sql).add({
      connectionId: jira,
      host: 'jira',
      mode: 'api-token',
      baseUrl: 'https://acme.atlassian.net',
      sealedToken: 'x',
      tokenLastFour: '4f2a',
      tokenExpiresAt: new Date('2026-11-29T23:59:59Z'),
      deployment: 'cloud',
    })
    const baseUrl = 'https://api.github.com'
    await connections(sql).add({
      connectionId: github,
      host: 'github',
      mode: 'pat',
      baseUrl,
      sealedToken: 'x',
    })
    await projects(sql).replace(jira, [
      { projectId: '1', key: 'SHOP', name: 'Shop', formerKeys: [] },
      { projectId: '2', key: 'OPS', name: 'Operations', formerKeys: [] },
    ])
    const seen = { hostRepositoryId: '7', name: 'acme/storefront', isPrivate: true }
    const id = await repositories(sql).choose(github, seen)
    await repositories(sql).map(id, '1')
    await webhooks(sql).save(id, { remoteId: '1', state: 'off', reason: undefined })
    return id
  })
})
beforeEach(() => {
  asked.length = 0
  refusal = undefined
  state = 'running'
})
afterAll(() => world.stop())

const home = '/settings/integrations'
const pageOf = async (path: string) => (await (await world.browser('admin')).get(path)).text()
const post = async (path: string, form: Record<string, string | readonly string[]> = {}, headers = {}) =>
  (await world.browser('admin')).post(path, { form, headers })

describe('the tabs', () => {
  test.each([
    ['of Jira', `${home}/jira`, ['Overview', 'Token', 'Projects']],
    ['of a git host', `${home}/hosts/${github}`, ['Overview', 'Token', 'Repositories', 'Webhooks']],
  ])('%s lead to pages of their own, each with one h1', async (_, path, names) => {
    const [nav = ''] = /<nav class="tabs".*?<\/nav>/.exec(await pageOf(path)) ?? []
    const links = [...nav.matchAll(/href="([^"]+)"[^>]*>([^<]+)</g)]
    expect(links.map(([, , name]) => name)).toEqual(names)
    for (const [, href = ''] of links) {
      const html = await pageOf(href)
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect(html).toContain(`<a href="${href}" aria-current="page">`)
    }
  })

  test.each(['viewer', 'maintainer'] as const)('are closed to a %s', async (role) => {
    const browser = await world.browser(role)
    for (const path of ['jira/token', 'jira/projects', `hosts/${github}/repositories`]) {
      expect((await browser.get(`${home}/${path}`)).status).toBe(403)
      expect((await browser.post(`${home}/${path}`)).status).toBe(403)
    }
    expect(asked).toEqual([])
  })

  test.each(['token', 'repositories', 'webhooks'])('%s of nothing does not exist', async (tab) => {
    const browser = await world.browser('admin')
    expect((await browser.get(`${home}/hosts/${randomUUID()}/${tab}`)).status).toBe(404)
  })
})

describe('Token', () => {
  const path = `${home}/jira/token`
  const form = {
    url: 'https://acme.atlassian.net',
    email: 'bot@acme.example',
    expiresOn: '2027-03-01',
    token: 'secret-token',
  }

  test('counts the days of the present one, and asks for another one', async () => {
    const html = await pageOf(path)
    expect(html).toContain('29 November 2026, in 7 days')
    expect(html).toContain('API token, ends in 4f2a')
    expect(html).toContain('value="https://acme.atlassian.net"')
    expect(html).toMatch(/<input id="token" name="token" type="password"/)
    const ofGitHost = await pageOf(`${home}/hosts/${github}/token`)
    expect(ofGitHost).toContain('No end is known')
    expect(ofGitHost).not.toContain('name="url"')
  })

  test('works without a script: the checks, and in the end the overview', async () => {
    const sent = await post(path, form)
    expect(sent.headers.get('location')).toBe(`${path}?run=${runId}`)
    expect(asked).toEqual([{ name: 'replace-jira-token', request: { connectionId: jira, ...form } }])
    expect(decodeURIComponent(sent.headers.get('set-cookie') ?? '')).not.toContain('secret-token')
    const html = await pageOf(`${path}?run=${runId}`)
    expect(html).toContain('Calling x…')
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="1"/></noscript>')
    state = 'saved'
    const done = await (await world.browser('admin')).get(`${path}?run=${runId}`)
    expect(done.headers.get('location')).toBe(`${home}/jira?replaced=yes`)
    expect(await pageOf(`${home}/jira?replaced=yes`)).toContain('The Jira token was replaced')
  })

  test('brings a script the parts that change', async () => {
    const script = { 'hx-request': 'true' }
    const { url: _, email: __, ...ofGitHost } = form
    const running = await post(`${home}/hosts/${github}/token`, ofGitHost, script)
    expect(await running.text()).toContain(`hx-get="${home}/hosts/${github}/token/checks/${runId}"`)
    state = 'saved'
    const saved = await (await world.browser('admin')).get(`${path}/checks/${runId}`, script)
    expect(saved.headers.get('hx-redirect')).toBe(`${home}/jira?replaced=yes`)
  })

  test('says why no checks were started', async () => {
    refusal = 'This Jira is gone.'
    const answer = await post(path, form)
    expect([answer.status, (await answer.text()).includes('This Jira is gone.')]).toEqual([422, true])
  })
})

describe('Projects', () => {
  const path = `${home}/jira/projects`

  test('shows every project, and that all are reached', async () => {
    const html = await pageOf(path)
    expect(html).toMatch(/name="reach" value="all" checked/)
    expect(html).toContain('<span class="strong">OPS</span> Operations')
  })

  test.each([
    [{ reach: 'chosen', project: ['1', '2'] }, { projectIds: ['1', '2'] }],
    [{ reach: 'chosen' }, { projectIds: [] }],
    [{ reach: 'all', project: '1' }, {}],
  ])('saves %j', async (form, request) => {
    const answer = await post(path, form)
    expect(answer.headers.get('location')).toBe(`${path}?saved=yes`)
    expect(asked).toEqual([{ name: 'choose-projects', request: { connectionId: jira, ...request } }])
    expect(await pageOf(`${path}?saved=yes`)).toContain('The projects are saved')
  })

  test('says why it was not saved', async () => {
    refusal = 'One of these projects is not in Jira any more.'
    const answer = await post(path, { reach: 'all' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(refusal)
  })
})

describe('Repositories', () => {
  const path = `${home}/hosts/${github}/repositories`

  test('lists what the token sees, and marks what is private, archived or without webhooks', async () => {
    const html = await pageOf(path)
    expect(html).toContain('3 of 3 that the token sees')
    expect(html).toMatch(/id="repository-7"[^>]*checked/)
    expect(html).not.toMatch(/id="repository-8"[^>]*checked/)
    for (const word of ['Private', 'Archived', 'no webhook can be made']) expect(html).toContain(word)
  })

  test('finds some of them by name', async () => {
    const html = await pageOf(`${path}?text=GATE`)
    expect(html).toContain('acme/gateway')
    expect(html).not.toContain('acme/attic')
  })

  test('keeps the choice of what a search hides', async () => {
    const answer = await post(path, { shown: ['8', '9'], repository: '9' })
    expect(asked).toEqual([
      { name: 'choose-repositories', request: { connectionId: github, hostRepositoryIds: ['7', '9'] } },
    ])
    const html = await pageOf(answer.headers.get('location') ?? '')
    expect(html).toContain('2 repositories are chosen')
    expect(html).toContain('Not allowed: 1.')
  })

  test('leaves out what is shown and not ticked', async () => {
    await post(path, { shown: ['7', '8', '9'] })
    expect(asked.map(({ request }) => request)).toEqual([{ connectionId: github, hostRepositoryIds: [] }])
  })
})

describe('Webhooks', () => {
  const path = `${home}/hosts/${github}/webhooks`

  test('shows what is wrong and repairs it', async () => {
    const html = await pageOf(path)
    expect(html).toContain('Switched off')
    expect(html).toContain('aria-label="Repair the webhook of acme/storefront"')
    const answer = await post(`${path}/${storefront}/repair`)
    expect(asked).toEqual([{ name: 'repair-webhook', request: { repositoryId: storefront } }])
    expect(answer.headers.get('location')).toBe(`${path}?repaired=${storefront}`)
  })

  test('says why one was not repaired', async () => {
    refusal = 'This repository is not chosen any more.'
    const answer = await post(`${path}/${storefront}/repair`)
    expect([answer.status, (await answer.text()).includes(refusal)]).toEqual([422, true])
  })
})

describe('the projects of a repository', () => {
  test('are ticked, and saved by a maintainer', async () => {
    const path = `/repositories/${storefront}/projects`
    const browser = await world.browser('maintainer')
    const html = await (await browser.get(path)).text()
    expect(html).toMatch(/value="1" checked/)
    expect(html).toContain('This repository is private.')
    const answer = await browser.post(path, { form: { project: ['1', '2'] } })
    expect(asked).toEqual([
      { name: 'map-repository', request: { repositoryId: storefront, projectIds: ['1', '2'] } },
    ])
    const after = await (await browser.get(answer.headers.get('location') ?? '')).text()
    expect(after).toContain('The projects of acme/storefront are saved.')
    expect((await (await world.browser('viewer')).get(path)).status).toBe(403)
  })

  test('are those that were chosen for Jira', async () => {
    const choose = (ids?: readonly string[]) =>
      world.database.withTenant(world.tenantId, (sql) => chosenProjects(sql).choose(jira, ids))
    await choose(['2'])
    const html = await pageOf(`/repositories/${storefront}/projects`)
    await choose()
    expect(html).toContain('OPS')
    expect(html).not.toContain('>SHOP<')
  })

  test.each(['none', randomUUID()])('of %s do not exist', async (id) => {
    expect((await (await world.browser('admin')).get(`/repositories/${id}/projects`)).status).toBe(404)
  })
})
