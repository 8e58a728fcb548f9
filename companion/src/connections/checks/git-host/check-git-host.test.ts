import { describe, expect, test } from '@jest/globals'
import { createFakeGitHost } from '../../../../../sandbox/src/git-host/fake-git-host'
import type { NewToken } from '../../../../../sandbox/src/git-host/tokens'
import { holdToContract } from '../../../../test/contracts/hold-to-contract'
import { Failure } from '../../../failure'
import { publicInternet } from '../../../fetch/egress'
import { createSafeFetch, type SafeFetch } from '../../../fetch/safe-fetch'
import { github } from '../../../git-hosts/github/github'
import { checkGitHost } from './check-git-host'
import { readGitHostForm } from './read-git-host-form'

const { gatedFetch } = holdToContract('github')
const now = new Date('2026-11-22T10:00:00Z')
const url = 'https://git.acme.example'

const formOf = (token: string, typed = url) => {
  const form = readGitHostForm(github, { url: typed, token, expiresOn: '' }, now)
  if ('wrong' in form) throw new Error('The form is wrong.')
  return form
}

const start = () => {
  const host = createFakeGitHost({ name: 'Acme Git', publicUrl: url, clock: () => now })
  const fetch: SafeFetch = async (to, request) => host.app.request(to, request)
  return { host, fetch: gatedFetch(fetch) }
}

/** Runs the checks to the first that fails. Tells the id and the end of each. */
const run = async (fetch: SafeFetch, token: string, { isReachable = true, typed = url } = {}) => {
  const { steps, found } = checkGitHost({
    gitHost: github,
    form: formOf(token, typed),
    fetch,
    isReachable,
    now: () => 0,
  })
  const ends: object[] = []
  for (const step of steps) {
    const end = await step.run().catch((error: unknown) => {
      if (error instanceof Failure && error.problem)
        return { state: 'failed' as const, problem: error.problem }
      throw error
    })
    ends.push({ id: step.id, ...end })
    if (end.state === 'failed') break
  }
  return { ends, found: found() }
}

describe('the checks of a git host', () => {
  test('pass for an Enterprise Server and a token with the scope repo, and tell whose it is', async () => {
    const { host, fetch } = start()
    const expiresAt = new Date('2027-01-31T05:00:00Z')
    const { ends, found } = await run(fetch, host.issueToken('olu', { expiresAt }))
    expect(ends).toEqual([
      {
        id: 'address',
        state: 'passed',
        facts: { host: 'git.acme.example', system: 'GitHub', seconds: '0.0', version: '3.18.1' },
      },
      { id: 'token', state: 'passed', facts: { name: 'Olu Adeyemi' } },
      { id: 'permissions', state: 'passed', facts: { count: '3' } },
    ])
    expect(found).toMatchObject({
      deployment: { kind: 'server', version: '3.18.1' },
      account: { login: 'olu', tokenExpiresAt: expiresAt },
    })
    expect(host.violations).toEqual([])
  })

  const failing: readonly (readonly [string, NewToken, object])[] = [
    ['a classic token that may read nothing', { scopes: ['gist'] }, { state: 'failed', scope: 'repo' }],
    [
      'a classic token without webhooks',
      { scopes: ['public_repo'] },
      { state: 'warned', scope: 'admin:repo_hook' },
    ],
    [
      'a fine-grained token that may not read pull requests',
      { permissions: ['contents'] },
      { state: 'failed', scope: 'Pull requests: Read' },
    ],
    [
      'a fine-grained token without webhooks',
      { permissions: ['contents', 'pull_requests'] },
      { state: 'warned', scope: 'Webhooks: Read and write' },
    ],
  ]
  test.each(failing)('name what is missing: %s', async (_, token, expected) => {
    const { host, fetch } = start()
    const { ends } = await run(fetch, host.issueToken('olu', token))
    const { state, scope } = expected as { state: string; scope: string }
    expect(ends.at(-1)).toMatchObject({
      id: 'permissions',
      state,
      problem: { id: 'git.scope', facts: { scope } },
    })
  })

  test('need nothing for webhooks where none can be made', async () => {
    const { host, fetch } = start()
    const token = host.issueToken('olu', { scopes: ['public_repo'] })
    const { ends } = await run(fetch, token, { isReachable: false })
    expect(ends.at(-1)).toMatchObject({ state: 'passed', facts: { count: '2' } })
  })

  test('warn of organizations that hide their repositories until the token is authorized', async () => {
    const { host, fetch } = start()
    const { ends } = await run(fetch, host.issueToken('olu', { unauthorizedFor: ['acme'] }))
    expect(ends.at(-1)).toMatchObject({
      state: 'warned',
      problem: { id: 'git.sso', facts: { organization: '9001' } },
    })
  })

  test('stop at a token that is refused, and have told nobody the token before the host was known', async () => {
    const { host, fetch } = start()
    const { ends, found } = await run(fetch, 'mistyped')
    expect(ends).toMatchObject([
      { id: 'address', state: 'passed' },
      {
        id: 'token',
        state: 'failed',
        problem: { id: 'git.refused', field: 'token', facts: { host: 'git.acme.example' } },
      },
    ])
    expect(found).toBeUndefined()
    const tokens: (string | undefined)[] = []
    const stranger: SafeFetch = async (_, request) => {
      tokens.push(request?.headers?.['authorization'])
      return new Response('<html>', { headers: { 'content-type': 'text/html' } })
    }
    const { ends: strange } = await run(stranger, host.issueToken('olu'))
    expect(strange).toMatchObject([
      { problem: { id: 'url.notGitHost', field: 'url', facts: { system: 'GitHub' } } },
    ])
    expect(tokens).toEqual([undefined])
  })

  test('say how long GitHub asks us to wait, and that it is down', async () => {
    const { host, fetch } = start()
    const token = host.issueToken('olu')
    host.faults.set({ kind: 'rate-limited', limit: 'secondary', retryAfterSeconds: 30 })
    const limited = await run(fetch, token)
    expect(limited.ends).toMatchObject([{ problem: { id: 'rate.limited', facts: { seconds: '30' } } }])
    host.faults.set({ kind: 'down' })
    expect((await run(fetch, token)).ends).toMatchObject([
      { problem: { id: 'url.unreachable', field: 'url' } },
    ])
  })

  test('name the fault of the address where nothing may or can be called', async () => {
    const fetch = createSafeFetch(publicInternet)
    const { ends } = await run(fetch, 'x', { typed: 'https://127.0.0.1' })
    expect(ends).toMatchObject([{ id: 'address', state: 'failed', problem: { id: 'url.blocked' } }])
    const refused: SafeFetch = async () => {
      throw Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
      })
    }
    expect((await run(refused, 'x')).ends).toMatchObject([{ problem: { id: 'url.refused', field: 'url' } }])
  })
})

describe('the form', () => {
  test.each([
    [{ url: '' }, 'address', 'field.missing'],
    [{ url: 'not an address' }, 'address', 'url.invalid'],
    [{ token: ' ' }, 'token', 'field.missing'],
    [{ expiresOn: '2026-11-21' }, 'token', 'date.past'],
  ])('with %j stops at the check %s', (typed, id, problem) => {
    const form = readGitHostForm(github, { url, token: 'x', expiresOn: '', ...typed }, now)
    const checks = 'wrong' in form ? form.wrong : []
    expect(checks.find(({ state }) => state === 'failed')).toMatchObject({ id, problem: { id: problem } })
  })

  test('of github.com leads to its interface, under the name that people know', () => {
    expect(
      readGitHostForm(github, { url: 'github.com', token: ' x ', expiresOn: '2026-11-22' }, now),
    ).toEqual({
      baseUrl: 'https://api.github.com',
      host: 'github.com',
      token: 'x',
      expiresAt: new Date('2026-11-22T23:59:59Z'),
    })
  })
})
