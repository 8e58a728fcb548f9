import { describe, expect, test } from '@jest/globals'
import { holdToContract } from '../../../test/contracts/hold-to-contract'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { createGitHubClient } from './client'

const { gatedFetch } = holdToContract('github')

interface Answer {
  readonly body?: unknown
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

const ofGitHub = { 'x-github-request-id': 'C0DE:1', 'content-type': 'application/json' }

/** A GitHub that answers these paths; nothing else is there. */
const clientOf = (answers: Readonly<Record<string, Answer>>, baseUrl = 'https://git.acme.example/api/v3') => {
  const fetch: SafeFetch = async (url) => {
    const {
      body = {},
      status = 200,
      headers = ofGitHub,
    } = answers[url.replace(baseUrl, '')] ?? { status: 404 }
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
  }
  return createGitHubClient({ baseUrl, token: 'the token', fetch: gatedFetch(fetch) })
}

describe('the deployment', () => {
  test('is an Enterprise Server with its version', async () => {
    const meta = { verifiable_password_authentication: true, installed_version: '3.18.1' }
    expect(await clientOf({ '/meta': { body: meta } }).readDeployment()).toEqual({
      kind: 'server',
      version: '3.18.1',
    })
  })

  test('is told by the headers of a refusal, too', async () => {
    const headers = { ...ofGitHub, 'x-github-enterprise-version': 'enterprise-server@3.14.0' }
    const refused = clientOf({ '/meta': { status: 401, body: { message: 'Bad credentials' }, headers } })
    expect(await refused.readDeployment()).toEqual({ kind: 'server', version: '3.14.0' })
  })

  test('is GitHub’s own, which has no version', async () => {
    const client = clientOf({ '/meta': {} }, 'https://api.github.com')
    expect(await client.readDeployment()).toEqual({ kind: 'cloud', version: undefined })
  })

  test.each([
    ['a page', { body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['another interface', { body: { version: '17.4' }, headers: { 'content-type': 'application/json' } }],
    ['nothing', { status: 404, body: {}, headers: { 'content-type': 'application/json' } }],
    [
      'a refusal of somebody else',
      { status: 401, body: {}, headers: { 'content-type': 'application/json' } },
    ],
  ])('is not recognised by %s', async (_, answer) => {
    await expect(clientOf({ '/meta': answer }).readDeployment()).rejects.toMatchObject({
      code: 'git-host-not-recognised',
    })
  })

  test('is not guessed while GitHub asks us to wait, or is down', async () => {
    const limited = clientOf({
      '/meta': { status: 429, body: {}, headers: { ...ofGitHub, 'retry-after': '30' } },
    })
    await expect(limited.readDeployment()).rejects.toMatchObject({ code: 'git-host-rate-limited' })
    const down = clientOf({ '/meta': { status: 502, body: '' } })
    await expect(down.readDeployment()).rejects.toMatchObject({ code: 'git-host-unavailable' })
  })
})

describe('the account', () => {
  const accountWith = (headers: Readonly<Record<string, string>>) =>
    clientOf({
      '/user': { body: { login: 'olu', name: null }, headers: { ...ofGitHub, ...headers } },
    }).readAccount()

  test('has a name, and a token with an end', async () => {
    const account = await accountWith({ 'github-authentication-token-expiration': '2026-12-01 05:00:00 UTC' })
    expect(account).toEqual({
      login: 'olu',
      name: 'olu',
      tokenExpiresAt: new Date('2026-12-01T05:00:00Z'),
      missingScopes: { reading: [], webhooks: [] },
    })
  })

  test.each([
    ['repo', [], []],
    ['repo, gist', [], []],
    ['public_repo, admin:repo_hook', [], []],
    ['public_repo', [], ['admin:repo_hook']],
    ['admin:repo_hook', ['repo'], []],
    ['', ['repo'], ['admin:repo_hook']],
  ])('with the scopes “%s” lacks %j for reading and %j for webhooks', async (scopes, reading, webhooks) => {
    const { missingScopes } = await accountWith({ 'x-oauth-scopes': scopes })
    expect(missingScopes).toEqual({ reading, webhooks })
  })

  test('of a token that an organization does not let in says so', async () => {
    const headers = { ...ofGitHub, 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso' }
    const client = clientOf({ '/user': { status: 403, body: { message: 'SAML' }, headers } })
    await expect(client.readAccount()).rejects.toMatchObject({ code: 'git-host-sign-on-required' })
  })
})

describe('the reach', () => {
  const listed = { id: 501, full_name: 'acme/storefront', private: true, permissions: { admin: true } }
  const first = '/user/repos?per_page=1'
  const place = (what: string) => `/repos/acme/storefront/${what}?per_page=1`
  const all = {
    [place('pulls')]: { body: [] },
    [place('commits')]: { body: [] },
    [place('hooks')]: { body: [] },
  }

  test('of a fine-grained token is tried out', async () => {
    const refused = { status: 403, body: { message: 'Resource not accessible by personal access token' } }
    const client = clientOf({ ...all, [first]: { body: [listed] }, [place('hooks')]: refused })
    expect(await client.readReach()).toEqual({
      reachesAny: true,
      missingScopes: { reading: [], webhooks: ['Webhooks: Read and write'] },
      signOnOrganizations: [],
    })
  })

  test('is whole where nothing is refused, and an empty repository refuses nothing', async () => {
    const client = clientOf({ ...all, [first]: { body: [listed] }, [place('commits')]: { status: 409 } })
    expect((await client.readReach()).missingScopes).toEqual({ reading: [], webhooks: [] })
  })

  test('of a classic token needs no try, and names the organizations that hide their repositories', async () => {
    const headers = {
      ...ofGitHub,
      'x-oauth-scopes': 'repo',
      'x-github-sso': 'partial-results; organizations=21955855,20582480',
    }
    expect(await clientOf({ [first]: { body: [listed], headers } }).readReach()).toEqual({
      reachesAny: true,
      missingScopes: { reading: [], webhooks: [] },
      signOnOrganizations: ['21955855', '20582480'],
    })
  })

  test('of an account without repositories is none', async () => {
    expect((await clientOf({ [first]: { body: [] } }).readReach()).reachesAny).toBe(false)
  })
})

test('repositories are listed to the last page, with what may be done in them', async () => {
  const repository = {
    full_name: 'acme/storefront',
    private: false,
    archived: true,
    permissions: { admin: false },
  }
  const baseUrl = 'https://git.acme.example/api/v3'
  const next = { ...ofGitHub, link: `<${baseUrl}/user/repos?page=2>; rel="next"` }
  const client = clientOf({
    '/user/repos?sort=full_name&per_page=100': { body: [{ id: 501, ...repository }], headers: next },
    '/user/repos?page=2': { body: [{ id: 502, full_name: 'acme/plans' }] },
  })
  expect(await client.listRepositories()).toEqual([
    {
      hostRepositoryId: '501',
      name: 'acme/storefront',
      isPrivate: false,
      mayAdminister: false,
      isArchived: true,
    },
    { hostRepositoryId: '502', name: 'acme/plans', isPrivate: true, mayAdminister: false, isArchived: false },
  ])
})
