import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { fromThePanel, permissions, playForge } from '../../test/forge-runtime'
import { samplePanel } from '../../test/sample-panel'
import { handler } from '../index'

const readPanel = { functionKey: 'readPanel' }
const allowed = { BROWSE_PROJECTS: true, VIEW_DEV_TOOLS: true, ADMINISTER: false }
const ask = (
  context: object = fromThePanel.context,
  backend: object = fromThePanel.backend,
  payload?: object,
) => handler({ call: { ...readPanel, payload }, context }, { ...backend })

const aReference = expect.stringMatching(/^[0-9a-f]{8}$/)

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {})
})

describe('reading the panel', () => {
  it('asks Jira as the person, then the companion about the same person and issue', async () => {
    const forge = playForge({
      jira: () => permissions(allowed),
      companion: () => Response.json(samplePanel()),
    })

    expect(await ask()).toEqual({ kind: 'panel', panel: samplePanel(), isAdmin: false, mayEdit: false })
    expect(forge.calls).toEqual([
      {
        to: 'jira',
        as: 'user',
        path: '/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS%2CVIEW_DEV_TOOLS%2CADMINISTER%2CEDIT_ISSUES&issueId=10007',
        body: undefined,
      },
      {
        to: 'companion',
        as: undefined,
        path: '/forge/panel/read',
        body: { issueId: '10007', accountId: 'account-1' },
      },
    ])
  })

  it('knows an admin', async () => {
    playForge({
      jira: () => permissions({ ...allowed, ADMINISTER: true }),
      companion: () => Response.json(samplePanel()),
    })

    expect(await ask()).toMatchObject({ isAdmin: true })
  })

  it('knows who may edit the issue', async () => {
    playForge({
      jira: () => permissions({ ...allowed, EDIT_ISSUES: true }),
      companion: () => Response.json(samplePanel()),
    })

    expect(await ask()).toMatchObject({ isAdmin: false, mayEdit: true })
  })

  it('takes the issue and the person from Forge, whatever the browser sends along', async () => {
    const forge = playForge({
      jira: () => permissions(allowed),
      companion: () => Response.json(samplePanel()),
    })
    await ask({ ...fromThePanel.context, accountId: 'somebody-else' }, fromThePanel.backend, {
      issueId: '99999',
      accountId: 'somebody-else',
    })

    expect(forge.calls.at(-1)?.body).toEqual({ issueId: '10007', accountId: 'account-1' })
  })
})

describe('writing what shipped again', () => {
  const writeAgain = (payload?: object) =>
    handler(
      { call: { functionKey: 'writeSummaryAgain', payload }, context: fromThePanel.context },
      { ...fromThePanel.backend },
    )
  const mayEdit = { ...allowed, EDIT_ISSUES: true }
  const jiraOf = (held: Readonly<Record<string, boolean>>) => (path: string) =>
    path.startsWith('/rest/api/3/myself')
      ? Response.json({ accountId: 'account-1', displayName: 'Mina Sato' })
      : permissions(held)

  it('is asked in the name of the person, about the issue that Forge names', async () => {
    const forge = playForge({ jira: jiraOf(mayEdit), companion: () => Response.json({ pullRequests: 2 }) })

    expect(await writeAgain({ issueId: '99999', accountId: 'somebody-else' })).toEqual({ kind: 'asked' })
    expect(forge.calls.every(({ to, as }) => to === 'companion' || as === 'user')).toBe(true)
    expect(forge.calls.at(-1)).toMatchObject({
      to: 'companion',
      path: '/forge/actions/write-summary-again',
      body: { accountId: 'account-1', name: 'Mina Sato', request: { issueId: '10007' } },
    })
  })

  it.each([
    ['may not edit the issue', { ...mayEdit, EDIT_ISSUES: false }],
    ['may not browse the issue', { ...mayEdit, BROWSE_PROJECTS: false }],
    ['may not see development information', { ...mayEdit, VIEW_DEV_TOOLS: false }],
  ])('is not asked for somebody who %s', async (_, held) => {
    const forge = playForge({ jira: jiraOf(held) })

    expect(await writeAgain()).toEqual({ kind: 'not-allowed' })
    expect(forge.calls.map(({ to }) => to)).toEqual(['jira'])
  })

  it('is not asked when Jira does not say who may', async () => {
    const forge = playForge({ jira: () => Response.json({}, { status: 500 }) })

    expect(await writeAgain()).toEqual({ kind: 'unreachable', reference: aReference })
    expect(forge.calls.map(({ to }) => to)).toEqual(['jira'])
  })

  it('hands on why the companion refuses', async () => {
    const message = 'No merged pull request is linked to this issue any more. Nothing was changed.'
    playForge({
      jira: jiraOf(mayEdit),
      companion: () => Response.json({ code: 'not-there', message }, { status: 422 }),
    })

    expect(await writeAgain()).toEqual({ kind: 'refused', message })
  })
})

describe('who may not see it', () => {
  it.each([
    ['may not browse the issue', () => permissions({ ...allowed, BROWSE_PROJECTS: false })],
    ['may not see development information', () => permissions({ ...allowed, VIEW_DEV_TOOLS: false })],
    ['has permissions that Jira does not name', () => permissions({ BROWSE_PROJECTS: true })],
    [
      'does not even see that there is an issue',
      () => Response.json({ errorMessages: ['gone'] }, { status: 404 }),
    ],
    [
      'is named with something else than a yes',
      () => Response.json({ permissions: { BROWSE_PROJECTS: { havePermission: 'true' } } }),
    ],
  ])('%s: the companion is not asked', async (_, jira) => {
    const forge = playForge({ jira })

    expect(await ask()).toEqual({ kind: 'not-allowed' })
    expect(forge.calls.map(({ to }) => to)).toEqual(['jira'])
  })

  it.each([
    ['is nobody', fromThePanel.context, {}],
    ['looks at no issue', { extension: { type: 'jira:adminPage' } }, fromThePanel.backend],
    [
      'looks at something that is no issue id',
      { extension: { issue: { id: '1&x=1' } } },
      fromThePanel.backend,
    ],
  ])('%s: nobody is asked', async (_, context, backend) => {
    const forge = playForge({ jira: () => permissions(allowed) })

    expect(await ask(context, backend)).toEqual({ kind: 'not-allowed' })
    expect(forge.calls).toEqual([])
  })
})

describe('when Jira cannot say who may', () => {
  it.each([
    ['fails', () => Response.json({}, { status: 500 })],
    [
      'does not know a permission',
      () => Response.json({ errorMessages: ['Unrecognized permission'] }, { status: 400 }),
    ],
    ['answers nonsense', () => new Response('<html>')],
    ['answers something else', () => Response.json({})],
    ['cannot be reached', () => Promise.reject(new TypeError('network'))],
    [
      'is refused by Forge',
      () => new Response('', { status: 502, headers: { 'forge-proxy-error': 'INVALID_REQUEST' } }),
    ],
  ])('because it %s, nobody sees anything', async (_, jira) => {
    const forge = playForge({ jira })

    expect(await ask()).toEqual({ kind: 'unreachable', reference: aReference })
    expect(forge.calls.map(({ to }) => to)).toEqual(['jira'])
  })

  it('because the person has not consented yet, Forge asks them to', async () => {
    playForge({
      jira: () =>
        new Response('', { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } }),
    })

    await expect(ask()).rejects.toThrow('Authentication Required')
  })
})

describe('asking about links', () => {
  const pullRequestId = '3f5c1b7a-9d0e-4f55-8a1c-6b2e7d904c11'
  const askAboutLinks = (payload: object) =>
    handler(
      { call: { functionKey: 'askAboutLinks', payload }, context: fromThePanel.context },
      { ...fromThePanel.backend },
    )
  const mayEdit = { ...allowed, EDIT_ISSUES: true }
  const jiraOf = (held: Readonly<Record<string, boolean>>) => (path: string) =>
    path.startsWith('/rest/api/3/myself')
      ? Response.json({ accountId: 'account-1', displayName: 'Mina Sato' })
      : permissions(held)
  const target = { by: 'address', address: 'https://github.com/acme/storefront/pull/39' }
  const done = { done: true }
  const linked = { outcome: 'linked', pullRequestId, label: '#39' }

  it.each([
    [{ action: 'confirm-link', pullRequestId }, done],
    [{ action: 'reject-link', pullRequestId }, done],
    [{ action: 'unlink', pullRequestId }, done],
    [{ action: 'take-back-answer', pullRequestId }, done],
    [{ action: 'link-pull-request', pullRequest: target, overrides: false }, linked],
    [{ action: 'find-pull-requests' }, { pullRequests: 2 }],
    [{ action: 'list-open-pull-requests' }, { pullRequests: [] }],
  ])('%j is asked in the name of the person, about the issue that Forge names', async (asked, answer) => {
    const forge = playForge({ jira: jiraOf(mayEdit), companion: () => Response.json(answer) })
    expect(await askAboutLinks({ ...asked, issueId: '99999' })).toEqual({ kind: 'done', answer })
    const { action, ...about } = asked
    expect(forge.calls.at(-1)).toMatchObject({
      path: `/forge/actions/${action}`,
      body: { accountId: 'account-1', name: 'Mina Sato', request: { ...about, issueId: '10007' } },
    })
    expect(forge.calls[0]).toMatchObject({ as: 'user', path: expect.stringContaining('EDIT_ISSUES') })
  })

  it.each([
    ['may not edit the issue', { ...mayEdit, EDIT_ISSUES: false }, { action: 'unlink', pullRequestId }],
    ['may not browse the issue', { ...mayEdit, BROWSE_PROJECTS: false }, { action: 'unlink', pullRequestId }],
    ['asks for something else', mayEdit, { action: 'disconnect', pullRequestId }],
    ['names no pull request', mayEdit, { action: 'unlink', pullRequestId: 'all' }],
  ])('nothing for somebody who %s', async (_, held, asked) => {
    const forge = playForge({ jira: jiraOf(held) })
    expect(await askAboutLinks(asked)).toEqual({ kind: 'not-allowed' })
    expect(forge.calls.map(({ to }) => to)).toEqual(['jira'])
  })

  it('hands on why the companion refuses', async () => {
    const message = 'acme/secret is connected but not chosen'
    playForge({
      jira: jiraOf(mayEdit),
      companion: () => Response.json({ code: 'not-there', message }, { status: 422 }),
    })
    const asked = { action: 'link-pull-request', pullRequest: target, overrides: false }
    expect(await askAboutLinks(asked)).toEqual({ kind: 'refused', message })
  })
})
