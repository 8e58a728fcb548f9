import { describe, expect, it } from '@jest/globals'
import { createFakeGitHost } from './fake-git-host'
import type { NewCommit } from './pull-request-steps'
import { deadlineAsSetting, retryPaymentCalls } from './sample-changes'
import type { NewToken } from './tokens'

const clock = () => new Date('2026-11-22T10:15:30.123Z')
const repository = 'acme/storefront'

const start = (login = 'mina') => {
  const host = createFakeGitHost({
    name: 'Acme Git',
    publicUrl: 'http://git.test',
    clock,
    webhookTimeoutMs: 150,
  })
  const token = host.issueToken(login)
  const ask = async (path: string, init: RequestInit = {}, authorization = `Bearer ${token}`) => {
    const response = await host.app.request(`http://git.test/api/v3${path}`, {
      ...init,
      headers: { authorization },
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      json: text === '' ? undefined : JSON.parse(text),
    }
  }
  const open = (commits: readonly NewCommit[] = [retryPaymentCalls, deadlineAsSetting]) =>
    host.openPullRequest({
      repository,
      title: 'Retry',
      branch: 'SHOP-7-retry',
      author: 'mina',
      body: 'Why',
      commits,
    })
  return { host, ask, open }
}

const path = `/repos/${repository}/pulls/42`

describe('access', () => {
  it.each(['', 'Bearer guessed', 'token guessed', 'Basic bWluYTp4'])(
    'answers 401 to “%s”',
    async (authorization) => {
      const { ask } = start()
      expect(await ask('/user', {}, authorization)).toMatchObject({ status: 401, json: { status: '401' } })
    },
  )

  it('says how many calls of an hour are left', async () => {
    const { ask } = start()
    await ask('/user')
    const { headers } = await ask('/user')
    const said = ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`))
    expect(said).toEqual(['5000', '4998', String(Date.parse('2026-11-22T11:15:30Z') / 1_000)])
  })

  it('tells who owns the token, and people’s names', async () => {
    const { ask } = start()
    expect((await ask('/user')).json).toMatchObject({ login: 'mina', name: 'Mina Sato', type: 'User' })
    expect((await ask('/users/dependabot[bot]')).json).toMatchObject({ type: 'Bot', name: null })
    expect((await ask('/users/nobody')).status).toBe(404)
  })

  it.each([
    ['mina', 404, 2],
    ['olu', 200, 3],
  ])('shows a private repository to %s with %d', async (login, status, count) => {
    const { ask } = start(login)
    expect((await ask('/repos/acme/acquisition-plans')).status).toBe(status)
    expect((await ask('/repos/acme/acquisition-plans/pulls/3')).status).toBe(status)
    expect((await ask('/repositories/503')).status).toBe(status)
    expect((await ask('/user/repos')).json).toHaveLength(count)
  })

  it('answers GitHub’s 404 to what is not there, and notes what it does not have', async () => {
    const { host, ask } = start()
    expect(await ask('/repos/acme/none')).toMatchObject({ status: 404, json: { message: 'Not Found' } })
    expect((await ask(`/repos/${repository}/pulls/999`)).status).toBe(404)
    expect(host.violations).toEqual([])
    expect((await ask('/gists')).status).toBe(404)
    expect(host.violations).toHaveLength(1)
  })
})

describe('tokens', () => {
  const withToken = (token: NewToken) => {
    const { host } = start()
    const given = host.issueToken('olu', token)
    return async (path: string) => {
      const headers = { authorization: `Bearer ${given}` }
      const response = await host.app.request(`http://git.test/api/v3${path}`, { headers })
      return { status: response.status, headers: response.headers, json: await response.json() }
    }
  }

  it('tell their scopes, or their end, where they have them', async () => {
    const classic = await withToken({ scopes: ['public_repo', 'admin:repo_hook'] })('/user')
    expect(classic.headers.get('x-oauth-scopes')).toBe('public_repo, admin:repo_hook')
    const expiresAt = new Date('2026-12-01T05:00:00Z')
    const fine = await withToken({ permissions: ['pull_requests'], expiresAt })('/user')
    expect(fine.headers.get('x-oauth-scopes')).toBeNull()
    expect(fine.headers.get('github-authentication-token-expiration')).toBe('2026-12-01 05:00:00 UTC')
  })

  it.each([
    ['a classic one without a scope for webhooks', { scopes: ['public_repo'] }, '/hooks', 404],
    ['a classic one with it', { scopes: ['admin:repo_hook'] }, '/hooks', 200],
    ['a fine-grained one without the permission', { permissions: [] }, '/pulls', 403],
    ['a fine-grained one with it', { permissions: ['pull_requests'] }, '/pulls', 200],
    ['one that was not authorized for single sign-on', { unauthorizedFor: ['acme'] }, '', 403],
  ] as const)('%s', async (_, token, place, status) => {
    const { status: seen } = await withToken(token)(`/repos/acme/storefront${place}`)
    expect(seen).toBe(status)
  })

  it('without the scope repo show no private repository', async () => {
    const ask = withToken({ scopes: ['public_repo'] })
    expect((await ask('/repos/acme/acquisition-plans')).status).toBe(404)
    expect((await ask('/user/repos')).json).toHaveLength(2)
  })

  it('name the organizations whose repositories they leave out', async () => {
    const { headers, json } = await withToken({ unauthorizedFor: ['acme'] })('/user/repos')
    expect([headers.get('x-github-sso'), json]).toEqual(['partial-results; organizations=9001', []])
  })
})

describe('pull requests', () => {
  it('shows all of one', async () => {
    const { host, ask, open } = start()
    await open()
    expect((await ask(path)).json).toMatchObject({
      number: 42,
      state: 'open',
      draft: false,
      merged: false,
      merged_by: null,
      title: 'Retry',
      body: 'Why',
      html_url: 'http://git.test/acme/storefront/pull/42',
      user: { login: 'mina', type: 'User' },
      head: { ref: 'SHOP-7-retry', repo: { id: 501 } },
      base: { ref: 'main', repo: { full_name: repository } },
      created_at: '2026-11-22T10:15:30Z',
      commits: 2,
      changed_files: 4,
      deletions: 2,
    })
    await host.merge({ repository, number: 42, by: 'dana' })
    expect((await ask(path)).json).toMatchObject({
      merged: true,
      merged_by: { login: 'dana' },
      state: 'closed',
    })
  })

  it('lists files once each with their patch, commits in order, and reviews', async () => {
    const { host, ask, open } = start()
    await open()
    await host.review({
      repository,
      number: 42,
      reviewer: 'dana',
      verdict: 'changesRequested',
      body: 'Name it.',
    })
    expect((await ask(`${path}/files`)).json).toMatchObject([
      { filename: 'checkout/payment-call.ts', status: 'modified', patch: expect.stringContaining('TODO') },
      { filename: 'checkout/keep-for-later.ts', status: 'added', additions: 5, deletions: 0 },
      { filename: 'payments-api/settings.ts' },
      { filename: 'checkout/payment-call.test.ts' },
    ])
    expect((await ask(`${path}/commits`)).json).toMatchObject([
      { commit: { message: retryPaymentCalls.message } },
      { commit: { message: deadlineAsSetting.message } },
    ])
    expect((await ask(`${path}/reviews`)).json).toMatchObject([
      { state: 'CHANGES_REQUESTED', user: { login: 'dana' } },
    ])
  })

  it('names the other pages in the Link header, by the repository’s id', async () => {
    const { ask, open } = start()
    await open(Array.from({ length: 5 }, (_, index) => ({ message: `Commit ${index}`, files: [] })))
    const first = await ask(`${path}/commits?per_page=2`)
    expect(first.headers.get('link')).toBe(
      '<http://git.test/api/v3/repositories/501/pulls/42/commits?per_page=2&page=2>; rel="next", ' +
        '<http://git.test/api/v3/repositories/501/pulls/42/commits?per_page=2&page=3>; rel="last"',
    )
    const last = await ask('/repositories/501/pulls/42/commits?per_page=2&page=3')
    expect(last.json).toHaveLength(1)
    expect(last.headers.get('link')).toContain('rel="prev"')
    expect((await ask(`${path}/commits`)).headers.get('link')).toBeNull()
  })

  it.each([
    ['', [42, 41]],
    ['?state=all&sort=created&direction=asc', [41, 42]],
    ['?state=closed', []],
    ['?head=acme:SHOP-7-retry', [42]],
  ])('lists %s', async (query, numbers) => {
    const { ask, open } = start()
    await open()
    const { json } = await ask(`/repos/${repository}/pulls${query}`)
    expect(json.map(({ number }: { number: number }) => number)).toEqual(numbers)
  })

  it.each(['?state=merged', '?limit=5'])('answers 422 to %s', async (query) => {
    const { host, ask } = start()
    expect((await ask(`/repos/${repository}/pulls${query}`)).status).toBe(422)
    expect(host.violations).toHaveLength(1)
  })

  it('sends whoever uses a former name to the repository’s id', async () => {
    const { host, ask } = start()
    await host.renameRepository({ from: repository, to: 'acme/shop', by: 'olu' })
    const { status, headers } = await ask(`/repos/${repository}/pulls/41`)
    expect([status, headers.get('location')]).toEqual([
      301,
      'http://git.test/api/v3/repositories/501/pulls/41',
    ])
    expect((await ask('/repos/acme/shop')).json).toMatchObject({ id: 501, full_name: 'acme/shop' })
  })
})

describe('hooks', () => {
  const hook = {
    name: 'web',
    events: ['pull_request'],
    config: { url: 'http://127.0.0.1:1/x', content_type: 'json', secret: 's' },
  }
  const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) })

  it('makes, lists, shows and removes one, and never tells the secret', async () => {
    const { host, ask } = start()
    const { status, json } = await ask(`/repos/${repository}/hooks`, post(hook))
    expect(status).toBe(201)
    expect(json).toMatchObject({ events: ['pull_request'], config: { secret: '********' } })
    expect((await ask(`/repos/${repository}/hooks`)).json).toHaveLength(1)
    expect((await ask(`/repos/${repository}/hooks/${json.id}`)).status).toBe(200)
    expect(host.hooks(repository)).toMatchObject([{ secret: 's' }])
    expect((await ask(`/repos/${repository}/hooks/${json.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/repos/${repository}/hooks/${json.id}`)).status).toBe(404)
  })

  it('answers 422 to a second hook of the same address and to a form', async () => {
    const { ask } = start()
    await ask(`/repos/${repository}/hooks`, post(hook))
    expect((await ask(`/repos/${repository}/hooks`, post(hook))).status).toBe(422)
    const form = { ...hook, config: { url: 'http://127.0.0.1:1/y' } }
    expect((await ask(`/repos/${repository}/hooks`, post(form))).status).toBe(422)
  })

  it('changes one, keeps what is not named, and pings it', async () => {
    const { host, ask } = start()
    const { json } = await ask(`/repos/${repository}/hooks`, post(hook))
    const one = `/repos/${repository}/hooks/${json.id}`
    const change = { active: false, add_events: ['push'] }
    const changed = await ask(one, { method: 'PATCH', body: JSON.stringify(change) })
    expect(changed.json).toMatchObject({ active: false, events: ['pull_request', 'push'] })
    expect(host.hooks(repository)).toMatchObject([{ secret: 's', url: hook.config.url }])
    expect((await ask(`${one}/pings`, post(undefined))).status).toBe(204)
    await host.redeliver(host.deliveries()[0]?.id ?? '')
    expect(host.deliveries().every(({ event }) => event === 'ping')).toBe(true)
    expect((await ask(one)).json.last_response).toMatchObject({ code: 0, status: 'failed to connect' })
  })

  it('tells what was sent, in pages that only their links lead to, and sends it again', async () => {
    const { host, ask, open } = start()
    host.faults.set({ kind: 'webhook-lost' })
    const { id } = host.addHook({ repository, url: 'http://127.0.0.1:1/x', events: ['pull_request'] })
    await open()
    for (const title of ['One', 'Two', 'Three']) await host.editPullRequest({ repository, number: 42, title })
    const list = `/repos/${repository}/hooks/${id}/deliveries`
    const first = await ask(`${list}?per_page=3`)
    expect(first.json).toMatchObject([{ action: 'edited', status_code: 0, repository_id: 501 }, {}, {}])
    const next = /<http:\/\/git.test\/api\/v3([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1]
    const rest = await ask(next ?? '')
    expect(rest.json).toMatchObject([{ action: 'opened', redelivery: false }])
    const [{ id: attempt, guid }] = rest.json
    expect((await ask(`${list}/${attempt}`)).json.request.payload).toMatchObject({
      action: 'opened',
      number: 42,
    })
    expect((await ask(`${list}/${attempt}/attempts`, post(undefined))).status).toBe(202)
    expect((await ask(list)).json[0]).toMatchObject({ guid, redelivery: true })
    expect((await ask(`${list}?status=failure`)).json).toEqual([])
    expect((await ask(`${list}/1`)).status).toBe(404)
  })

  it('has no hooks for a robot', async () => {
    const { ask } = start('dependabot[bot]')
    expect((await ask(`/repos/${repository}/hooks`)).status).toBe(404)
  })
})

describe('faults and overrides', () => {
  it('is down, out of allowance or asked too fast', async () => {
    const { host, ask } = start()
    host.faults.set({ kind: 'down', times: 1 })
    expect((await ask('/user')).status).toBe(503)
    host.faults.set({ kind: 'rate-limited', limit: 'primary', retryAfterSeconds: 60, times: 1 })
    const primary = await ask('/user')
    expect([primary.status, primary.headers.get('x-ratelimit-remaining')]).toEqual([403, '0'])
    host.faults.set({ kind: 'rate-limited', limit: 'secondary', retryAfterSeconds: 5, times: 1 })
    const secondary = await ask('/user')
    expect([secondary.status, secondary.headers.get('retry-after')]).toEqual([403, '5'])
    expect(secondary.json.message).toMatch(/secondary rate limit/)
    expect((await ask('/user')).status).toBe(200)
  })

  it('answers what a test puts before it', async () => {
    const { host, ask } = start()
    const remove = host.override(({ url }) =>
      url.endsWith('/pulls/41') ? Response.json({ number: 41 }) : undefined,
    )
    expect((await ask(`/repos/${repository}/pulls/41`)).json).toEqual({ number: 41 })
    remove()
    expect((await ask(`/repos/${repository}/pulls/41`)).json).toMatchObject({ id: 60_041 })
    expect(host.requests.map(({ status }) => status)).toEqual([200, 200])
  })
})

describe('pages for people', () => {
  it('lists repositories and pull requests', async () => {
    const { host, open } = start()
    await open()
    const text = await (await host.app.request('/')).text()
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('href="/acme/storefront/pull/42"')
    expect(text).toContain('Private. Not for everyone')
  })

  it('shows one pull request with people’s words as text', async () => {
    const { host } = start()
    const title = '<script>alert(1)</script>'
    await host.openPullRequest({
      repository,
      title,
      branch: 'x',
      author: 'mina',
      commits: [retryPaymentCalls],
    })
    const response = await host.app.request('/acme/storefront/pull/42')
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(text).not.toContain('<script>')
    expect(text).toContain('Mina Sato wants to merge')
    expect((await host.app.request('/acme/storefront/pull/999')).status).toBe(404)
  })
})
