import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Panel } from '@throughline/shared/panel'
import { Setup } from '@throughline/shared/setup'
import { Hono } from 'hono'
import { aPullRequest } from '../../test/a-pull-request'
import { createInstalledTenant, type InstalledTenant, newInstallation } from '../../test/installed-tenant'
import { aSystemToken, createKnownTokens } from '../../test/known-tokens'
import { createApp } from '../app'
import { systemClock } from '../clock'
import { addGitHost } from '../connections/add-git-host'
import { issues } from '../issues/issues'
import { silentLog } from '../log'
import { linkedIssues } from '../pull-requests/linked-issues'
import { pullRequests } from '../pull-requests/pull-requests'
import { repositories } from '../pull-requests/repositories'
import { type Installation, openInstallation } from '../tenants/installations'
import type { TokenKind } from './forge-token'
import { panel } from './panel'

let world: InstalledTenant
let app: Hono
const { verify, tokenFor } = createKnownTokens()
const [ours, theirs] = [newInstallation(), newInstallation()]

/** Links pull request 42 to the issue, in the tenant of this installation. */
const linkIn = async (installation: Installation) => {
  const { tenantId } = await openInstallation(world.database, world.keyring, installation)
  const { repository } = aPullRequest()
  const { connectionId } = await addGitHost(world, {
    tenantId,
    host: 'github',
    baseUrl: 'https://api.github.com',
    token: 'ghp_secret',
    repositories: [{ ...repository, projectIds: ['10000'] }],
  })
  await world.database.withTenant(tenantId, async (sql) => {
    const known = { key: 'SHOP-7', projectId: '10000', summary: '', status: '', statusCategory: 'new' }
    await issues(sql).save({ issueId: '10007', ...known })
    const found = await repositories(sql).find(connectionId, repository)
    const pullRequestId = await pullRequests(sql).save(found?.repositoryId ?? '', aPullRequest())
    const why = { place: 'title', writtenKey: 'SHOP-7' } as const
    await linkedIssues(sql).replaceWritten(pullRequestId, false, [{ issueId: '10007', why }])
  })
}

beforeAll(async () => {
  world = await createInstalledTenant()
  const { database, keyring } = world
  const options = { database, door: database, keyring, verify, clock: systemClock }
  app = createApp({
    gitWebhooks: new Hono(),
    forge: new Hono(),
    panel: panel({ ...options, address: 'https://companion.example', nextReadSeconds: 30 }),
    log: silentLog,
  })
  await linkIn(ours)
})

afterAll(() => world.stop())

interface Asked {
  readonly installation?: Installation
  readonly kind?: TokenKind
  readonly of?: { readonly accountId: string; readonly issueId: string }
  readonly systemToken?: string
}

const ask = async (
  path: string,
  body: unknown,
  { installation = ours, kind = 'function', of, systemToken }: Asked = {},
) =>
  app.request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: tokenFor({
        ...installation,
        kind,
        accountId: of?.accountId,
        issueId: of?.issueId,
        isLicensed: true,
      }),
      ...(systemToken !== undefined && { 'x-forge-oauth-system': systemToken }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const asked = { issueId: '10007', accountId: 'mina' }
const nothing = {
  issueKey: '',
  hasGitHost: false,
  health: {},
  repositories: [],
  summaries: [],
  suggestions: [],
  linkSuggestions: [],
  followUps: { created: [], parked: [], leftOvers: [] },
  nextReadSeconds: 30,
}

describe('reading a panel', () => {
  test('shows our function what is linked', async () => {
    const answer = await ask('/forge/panel/read', asked)
    const shown = Panel.parse(await answer.json())
    expect(shown).toMatchObject({
      issueKey: 'SHOP-7',
      hasGitHost: true,
      repositories: [{ name: 'acme/storefront', pullRequests: [{ label: '#42', state: 'open' }] }],
      nextReadSeconds: 30,
    })
  })

  test('shows another site nothing of it, and makes its tenant on the way', async () => {
    const answer = await ask('/forge/panel/read', asked, { installation: theirs })
    expect(await answer.json()).toEqual(nothing)
  })

  test('shows a browser the issue its token names', async () => {
    const answer = await ask('/forge/panel/read', asked, { kind: 'browser', of: asked })
    expect(answer.status).toBe(200)
  })

  test.each([
    ['another issue', { ...asked, issueId: '10008' }],
    ['another account', { ...asked, accountId: 'kim' }],
  ])('refuses a browser that asks for %s than its token names', async (_, of) => {
    const answer = await ask('/forge/panel/read', asked, { kind: 'browser', of })
    expect([answer.status, await answer.text()]).toEqual([403, 'The token names another issue.'])
  })

  test('refuses a browser whose token names no issue', async () => {
    expect((await ask('/forge/panel/read', asked, { kind: 'browser' })).status).toBe(403)
  })

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['no account', { issueId: '10007' }],
    ['an empty account', { issueId: '10007', accountId: '' }],
    ['a key for an id', { ...asked, issueId: 'SHOP-7' }],
    ['an endless id', { ...asked, issueId: '1'.repeat(21) }],
  ])('answers 400 to %s', async (_, body) => {
    expect((await ask('/forge/panel/read', body)).status).toBe(400)
  })

  test('keeps the system token that comes with it, while none is stored', async () => {
    const token = aSystemToken('from a panel', 3_300)
    await ask('/forge/panel/read', asked, { systemToken: token })
    const [row] = await world.superuser`
      select sealed_token as sealed from connection join tenant using (tenant_id)
      where host = 'jira' and installation_id = ${ours.installationId}`
    expect(row?.['sealed']).toEqual(expect.any(String))
    expect(row?.['sealed']).not.toContain(token)
  })
})

describe('reading what is set up', () => {
  test('names the git hosts and this companion, and nothing secret', async () => {
    const answer = await ask('/forge/setup/read', { accountId: 'mina' })
    const text = await answer.text()
    expect(Setup.parse(JSON.parse(text))).toMatchObject({
      companionAddress: 'https://companion.example',
      isLicensed: true,
      jira: { host: 'jira', mode: 'forge', state: 'connected', name: 'this site' },
      gitHosts: [{ host: 'github', mode: 'pat', name: 'github.com', repositoryCount: 1 }],
      repositories: [{ name: 'acme/storefront', projectIds: ['10000'] }],
      deliveries: [],
    })
    expect(text).not.toContain('ghp_secret')
  })

  test('shows another site nothing of it', async () => {
    const answer = await ask('/forge/setup/read', { accountId: 'mina' }, { installation: theirs })
    expect(await answer.json()).toMatchObject({ gitHosts: [] })
  })

  test('is refused to a browser: only our function knows whether somebody administers Jira', async () => {
    const answer = await ask('/forge/setup/read', { accountId: 'mina' }, { kind: 'browser', of: asked })
    expect(answer.status).toBe(403)
  })
})

describe.each(['/forge/panel/read', '/forge/setup/read'])('%s', (door) => {
  test('refuses tokens that were made for events', async () => {
    expect((await ask(door, asked, { kind: 'event' })).status).toBe(403)
  })

  test('refuses whoever brings no good token', async () => {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer made-up' }
    const answer = await app.request(door, { method: 'POST', headers, body: JSON.stringify(asked) })
    expect([answer.status, await answer.text()]).toEqual([401, 'The invocation token is not valid here.'])
  })
})
