import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { fromThePanel, permissions, playForge } from '../../test/forge-runtime'
import { sampleSetup, sampleSetupRepository } from '../../test/sample-setup'
import { handler } from '../index'

const setup = sampleSetup()
const call = (functionKey: string, payload?: unknown, backend: object = fromThePanel.backend) =>
  handler({ call: { functionKey, payload }, context: { extension: {} } } as never, { ...backend })

const jiraOf =
  (held: Readonly<Record<string, boolean>>) =>
  (path: string): Response => {
    if (path.startsWith('/rest/api/3/mypermissions')) return permissions(held)
    if (path.startsWith('/rest/api/3/myself')) return Response.json({ displayName: 'Olu Adeyemi' })
    throw new Error(`nobody expects ${path}`)
  }
const admin = jiraOf({ ADMINISTER: true })

const repositoryId = '3f5c1b7a-9d0e-4f55-8a1c-6b2e7d904c11'
const setRule = { name: 'set-rule', request: { repositoryId, ruleId: 'post-merge-summary', isOn: false } }

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {})
})

it('asks Jira as the person whether they are an admin, then the companion', async () => {
  const forge = playForge({ jira: admin, companion: () => Response.json(setup) })

  expect(await call('readSetup')).toEqual({ kind: 'setup', setup })
  expect(forge.calls).toEqual([
    { to: 'jira', as: 'user', path: '/rest/api/3/mypermissions?permissions=ADMINISTER', body: undefined },
    { to: 'companion', as: undefined, path: '/forge/setup/read', body: { accountId: 'account-1' } },
  ])
})

const everyFunction: readonly (readonly [string, unknown])[] = [
  ['readSetup', undefined],
  ['readProjects', undefined],
  ['ask', { name: 'replay-given-up', request: {} }],
  ['pair', { secret: 'secret-1' }],
  ['unpair', undefined],
]

describe.each(everyFunction)('%s', (functionKey, payload) => {
  it.each([
    [
      'somebody who is no admin',
      { kind: 'not-allowed' },
      fromThePanel.backend,
      jiraOf({ ADMINISTER: false }),
    ],
    ['nobody', { kind: 'not-allowed' }, {}, admin],
    [
      'somebody whom Jira cannot tell about',
      { kind: 'unreachable', reference: expect.any(String) },
      fromThePanel.backend,
      () => new Response('', { status: 500 }),
    ],
  ])('tells %s nothing, and does not ask the companion', async (_, answer, backend, jira) => {
    const forge = playForge({ jira })

    expect(await call(functionKey, payload, backend)).toEqual(answer)
    expect(forge.calls.filter(({ to }) => to === 'companion')).toEqual([])
  })

  it('says that the site is not paired yet', async () => {
    if (functionKey === 'readProjects') return
    const headers = { 'x-throughline-code': 'not-paired' }
    playForge({ jira: admin, companion: () => new Response('not paired', { status: 403, headers }) })

    expect(await call(functionKey, payload)).toEqual({ kind: 'not-paired' })
  })
})

it('passes on that the companion did not answer', async () => {
  playForge({
    jira: admin,
    companion: () => new Response('', { status: 502, headers: { 'x-throughline-reference': '7f3a91c2' } }),
  })

  expect(await call('readSetup')).toEqual({ kind: 'unreachable', reference: '7f3a91c2' })
})

describe('an action', () => {
  it('reaches the companion under the name that colleagues know', async () => {
    const forge = playForge({ jira: admin, companion: () => Response.json({ done: true }) })

    expect(await call('ask', setRule)).toEqual({ kind: 'done', answer: { done: true } })
    expect(forge.calls.at(-1)).toMatchObject({
      path: '/forge/actions/set-rule',
      body: { accountId: 'account-1', name: 'Olu Adeyemi', request: setRule.request },
    })
  })

  it('is asked for under the account id where Jira does not tell a name', async () => {
    const jira = (path: string) =>
      path.includes('/myself') ? new Response('', { status: 500 }) : permissions({ ADMINISTER: true })
    const forge = playForge({ jira, companion: () => Response.json({ done: true }) })

    await call('ask', setRule)
    expect(forge.calls.at(-1)?.body).toMatchObject({ name: 'account-1' })
  })

  it('that is refused comes back as a sentence', async () => {
    const refusal = { code: 'conflict', message: 'Olu Adeyemi changed the rule a moment ago.' }
    playForge({ jira: admin, companion: () => Response.json(refusal, { status: 422 }) })

    expect(await call('ask', setRule)).toEqual({ kind: 'refused', message: refusal.message })
  })

  it.each([
    ['of another name', { name: 'make-coffee', request: {} }, { kind: 'not-allowed' }],
    ['of a name that every object has', { name: 'constructor', request: {} }, { kind: 'not-allowed' }],
    [
      'that is not whole',
      { name: 'set-rule', request: {} },
      { kind: 'refused', message: 'This request is not complete.' },
    ],
    ['that is nothing', undefined, { kind: 'not-allowed' }],
  ])('%s asks nobody', async (_, payload, answer) => {
    const forge = playForge({ jira: admin })

    expect(await call('ask', payload)).toEqual(answer)
    expect(forge.calls).toEqual([])
  })
})

describe('the projects of the site', () => {
  const page = (startAt: number, isLast: boolean) =>
    Response.json({
      isLast,
      values: [{ id: String(startAt), key: `P${startAt}`, name: `Project ${startAt}`, style: 'classic' }],
    })

  it('are read as the person, page after page', async () => {
    const forge = playForge({
      jira: (path) => {
        if (path.startsWith('/rest/api/3/mypermissions')) return permissions({ ADMINISTER: true })
        return path.includes('startAt=0') ? page(0, false) : page(1, true)
      },
    })

    expect(await call('readProjects')).toEqual({
      kind: 'projects',
      projects: [
        { id: '0', key: 'P0', name: 'Project 0' },
        { id: '1', key: 'P1', name: 'Project 1' },
      ],
    })
    expect(forge.calls.slice(1).map(({ as, path }) => [as, path])).toEqual([
      ['user', '/rest/api/3/project/search?startAt=0&maxResults=50&orderBy=name'],
      ['user', '/rest/api/3/project/search?startAt=1&maxResults=50&orderBy=name'],
    ])
  })

  it('are none when Jira does not answer', async () => {
    playForge({
      jira: (path) =>
        path.startsWith('/rest/api/3/mypermissions')
          ? permissions({ ADMINISTER: true })
          : new Response('', { status: 503 }),
    })

    expect(await call('readProjects')).toMatchObject({ kind: 'unreachable' })
  })
})

it('does not ask the companion with an empty secret', async () => {
  const forge = playForge({ jira: admin })

  expect(await call('pair', { secret: '  ' })).toMatchObject({ kind: 'refused' })
  expect(forge.calls).toEqual([])
})

describe('somebody who administers projects and not Jira', () => {
  const shop = sampleSetupRepository({ projectIds: ['10000'] })
  const unmapped = sampleSetupRepository({ id: '7a1c6b2e-4d90-4c11-8f5c-0f9b8a1b7a9d', projectIds: [] })
  const jira = (path: string) => {
    if (path.startsWith('/rest/api/3/myself')) return Response.json({ displayName: 'Olu Adeyemi' })
    const query = new URL(path, 'https://jira.example').searchParams
    if (query.get('permissions') === 'ADMINISTER') return permissions({ ADMINISTER: false })
    return permissions({ ADMINISTER_PROJECTS: query.get('projectId') === '10000' })
  }
  const askFor = (name: string, request: object) => {
    const repositories = [shop, unmapped]
    const companion = (path: string) =>
      Response.json(path === '/forge/setup/read' ? sampleSetup({ repositories }) : { done: true })
    const forge = playForge({ jira, companion })
    const asked = call('ask', { name, request })
    return { asked, actions: () => forge.calls.filter(({ path }) => path.startsWith('/forge/actions/')) }
  }
  const rule = { ruleId: 'post-merge-summary', isOn: false }
  const settings = { settingsId: 'transition-issues', settings: { reverted: { isOn: true } } }

  it.each([
    ['the rules of a repository of their project', 'set-rule', { repositoryId: shop.id, ...rule }],
    [
      'the settings of a rule in a repository of their project',
      'set-rule-settings',
      { repositoryId: shop.id, ...settings },
    ],
    [
      'that a repository of their project stays with it',
      'map-repository',
      { repositoryId: shop.id, projectIds: ['10000'] },
    ],
  ])('may ask for %s', async (_, name, request) => {
    const { asked, actions } = askFor(name, request)
    expect(await asked).toEqual({ kind: 'done', answer: { done: true } })
    expect(actions()).toHaveLength(1)
  })

  it.each([
    ['the rules of a repository of no project', 'set-rule', { repositoryId: unmapped.id, ...rule }],
    ['the rules of a repository that is not there', 'set-rule', { repositoryId, ...rule }],
    [
      'the settings of a rule in a repository of no project',
      'set-rule-settings',
      { repositoryId: unmapped.id, ...settings },
    ],
    [
      'a repository to be mapped to a project of others',
      'map-repository',
      { repositoryId: shop.id, projectIds: ['10000', '10001'] },
    ],
    ['a repository to lose its last project', 'map-repository', { repositoryId: shop.id, projectIds: [] }],
    [
      'a repository of no project to become theirs',
      'map-repository',
      { repositoryId: unmapped.id, projectIds: ['10000'] },
    ],
    ['a webhook to be repaired', 'repair-webhook', { repositoryId: shop.id }],
    ['everything that gave up to be replayed', 'replay-given-up', {}],
  ])('may not ask for %s', async (_, name, request) => {
    const { asked, actions } = askFor(name, request)
    expect(await asked).toEqual({ kind: 'not-allowed' })
    expect(actions()).toEqual([])
  })
})
