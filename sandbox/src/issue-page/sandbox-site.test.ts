import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Hono } from 'hono'
import type { AtlassianAccount } from '../atlassian-account/atlassian-account'
import { createSandboxAccount } from '../atlassian-account/sandbox-account'
import type { Invocation } from '../forge-runtime/invocation'
import { createFakeGitHost, type FakeGitHost } from '../git-host/fake-git-host'
import { createFakeJira, type FakeJira } from '../jira/fake-jira'
import { ira, mina, olu } from '../jira/people'
import { createSandboxSite } from './sandbox-site'

const clock = () => new Date('2026-11-24T10:00:00Z')
const url = 'http://127.0.0.1:4100'
const gitHostUrl = 'http://127.0.0.1:4200'
const dashboardUrl = 'http://127.0.0.1:4500'
let startedOver = 0
const dashboard = {
  url: dashboardUrl,
  makeSignInLink: async () => `${dashboardUrl}/sign-in/secret`,
  startOver: async () => {
    startedOver += 1
  },
}

let assetsFolder: string
let jira: FakeJira
let account: AtlassianAccount
let gitHost: FakeGitHost
let site: Hono
let invoked: Invocation[]

beforeAll(async () => {
  assetsFolder = await mkdtemp(join(tmpdir(), 'sandbox-assets-'))
  await writeFile(join(assetsFolder, 'panel.js'), 'panel')
  await writeFile(join(assetsFolder, 'functions.cjs'), 'secret')
})
afterAll(() => rm(assetsFolder, { recursive: true }))

beforeEach(() => {
  invoked = []
  startedOver = 0
  jira = createFakeJira({ cloudId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee', siteUrl: url, clock })
  gitHost = createFakeGitHost({ name: 'Sandbox Git', publicUrl: gitHostUrl, clock })
  const invoke = async (invocation: Invocation) => {
    invoked.push(invocation)
    if (invocation.functionKey === 'fail') throw new Error('out of paper')
    return { kind: 'not-allowed' }
  }
  account = createSandboxAccount({ jira, companionUrl: dashboard.url, clock }).account
  site = createSandboxSite({
    jira,
    gitHost,
    forge: { invoke },
    account,
    assetsFolder,
    gitHostUrl,
    companionUrl: 'http://127.0.0.1:4300',
    dashboard,
    readPlaces: () => [],
    clock,
  })
})

const ask = (path: string, init: RequestInit = {}) => {
  const headers = { host: '127.0.0.1:4100', ...(init.headers as Record<string, string> | undefined) }
  return site.request(`${url}${path}`, { ...init, headers })
}
const textOf = async (path: string, cookie = '') => (await ask(path, { headers: { cookie } })).text()
const post = (path: string, body?: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) })

const asked = new URLSearchParams({
  audience: 'api.atlassian.com',
  client_id: 'sandbox-client',
  scope: 'read:jira-work offline_access',
  redirect_uri: `${dashboardUrl}/oauth/jira/callback`,
  state: 'state-of-a-browser',
  response_type: 'code',
  prompt: 'consent',
})

describe('Atlassian’s side of OAuth', () => {
  const answer = (body: string) =>
    ask(`/authorize?${asked}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    })

  it('shows what is asked for, and on which sites', async () => {
    const page = await textOf(`/authorize?${asked}`)
    expect(page).toContain('View Jira issue data')
    expect(page.match(/type="checkbox" name="site"/g)).toHaveLength(2)
  })

  it.each([
    [`answer=allow&site=aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee`, /callback\?state=state-of-a-browser&code=/],
    ['answer=deny', /callback\?error=access_denied&.*state=state-of-a-browser/],
  ])('leads back after %s', async (body, address) => {
    const response = await answer(body)
    expect([response.status, response.headers.get('location')]).toEqual([303, expect.stringMatching(address)])
  })

  it('shows that an app has access, and takes it back', async () => {
    const back = new URL((await answer('answer=allow')).headers.get('location') ?? '')
    await account.app.request('/oauth/token', {
      method: 'POST',
      body: JSON.stringify({
        grant_type: 'authorization_code',
        client_id: account.client.clientId,
        client_secret: account.client.clientSecret,
        redirect_uri: account.client.callback,
        code: back.searchParams.get('code'),
      }),
    })
    expect(await textOf('/sandbox/account')).toContain('Has access by one consent.')
    await post('/sandbox/account/remove')
    expect(await textOf('/sandbox/account')).toContain('Has no access.')
  })
})

describe('the front page', () => {
  it('leads to the issue, the git host and the dashboard, and says what is fake', async () => {
    const page = await textOf('/')
    expect(page).toContain('Throughline, without any account')
    expect(page).toContain('href="/browse/SHOP-7"')
    expect(page).toContain(`href="${gitHostUrl}"`)
    expect(page).toContain('action="/sandbox/dashboard/open"')
    expect(page).toContain('What is fake here: Jira and the git host. What is real: everything else.')
  })
})

describe('the admin page', () => {
  it('shows the real page to an admin, and to whom the cookie names', async () => {
    const path = '/jira/settings/apps/throughline'
    const page = await textOf(path)
    expect(page).toContain('src="/assets/admin.js"')
    expect(page).toContain(`"accountId":"${olu.accountId}"`)
    expect(await textOf(path, `person=${encodeURIComponent(ira.accountId)}`)).toContain(
      `"accountId":"${ira.accountId}"`,
    )
  })
})

describe('a comment on the issue', () => {
  const comment = () => {
    const issueId = jira.findIssue('SHOP-7')?.id ?? ''
    return { issueId, comments: () => jira.comments(issueId) }
  }
  const write = async () => {
    const token = jira.issueSystemToken()
    const body = { type: 'doc', version: 1, content: [] }
    await jira.app.request(`/ex/jira/${jira.cloudId}/rest/api/3/issue/SHOP-7/comment`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ body }),
    })
    return comment().comments()[0]?.id ?? ''
  }
  const as = (accountId: string) => ({ headers: { cookie: `person=${encodeURIComponent(accountId)}` } })

  it('is deleted by whom Jira lets, and the page says who that is', async () => {
    const path = `/sandbox/comments/${await write()}/delete`
    expect(await textOf('/browse/SHOP-7', `person=${encodeURIComponent(olu.accountId)}`)).toContain(path)
    expect(await textOf('/browse/SHOP-7', `person=${encodeURIComponent(mina.accountId)}`)).not.toContain(path)

    expect((await ask(path, { method: 'POST', ...as(mina.accountId) })).status).toBe(403)
    expect(comment().comments()).toHaveLength(1)
    const deleted = await ask(path, { method: 'POST', ...as(olu.accountId) })
    expect([deleted.status, deleted.headers.get('location')]).toEqual([303, '/browse/SHOP-7'])
    expect(comment().comments()).toEqual([])
    expect((await ask(path, { method: 'POST', ...as(olu.accountId) })).status).toBe(404)
  })
})

describe('the issue page', () => {
  it('shows the issue with the real panel in it', async () => {
    const page = await textOf('/browse/SHOP-7')
    expect(page).toContain('<h1>Checkout times out when the payment provider is slow</h1>')
    expect(page).toContain('src="/assets/host.js"')
    expect(page).toContain('src="/assets/panel.js"')
  })

  it('loads nothing from another machine', async () => {
    const response = await ask('/browse/SHOP-7')
    const addresses = [...(await response.text()).matchAll(/(?:src|href)="(https?:[^"]+)"/g)]
    expect(new Set(addresses.map(([, address]) => address))).toEqual(new Set([gitHostUrl]))
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("connect-src 'self'")
  })

  it('tells the panel who looks, as the cookie says', async () => {
    expect(await textOf('/browse/SHOP-7')).toContain(`"accountId":"${mina.accountId}"`)
    const page = await textOf(
      '/browse/SHOP-7',
      `person=${encodeURIComponent(ira.accountId)}; theme=dark; width=320`,
    )
    expect(page).toContain(`"accountId":"${ira.accountId}"`)
    expect(page).toContain('data-color-mode="dark"')
    expect(page).toContain('data-width="320"')
  })

  it('follows a moved issue to its new key', async () => {
    jira.moveIssue('SHOP-7', 'OPS-9')
    const response = await ask('/browse/SHOP-7')
    expect([response.status, response.headers.get('location')]).toEqual([302, '/browse/OPS-9'])
  })

  it.each([
    ['an issue that does not exist', '/browse/SHOP-99', ''],
    ['an issue this person may not see', '/browse/OPS-3', `person=${encodeURIComponent(ira.accountId)}`],
    ['an address without a page', '/nowhere', ''],
  ])('has nothing to show for %s', async (_, path, cookie) => {
    const response = await ask(path, { headers: { cookie } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('The address is wrong, or you may not see it.')
  })
})

describe('the panel’s door', () => {
  const call = {
    functionKey: 'readPanel',
    moduleKey: 'pr-panel',
    issueKey: 'SHOP-7',
    accountId: mina.accountId,
  }

  it('calls the function with the context that Jira vouches for', async () => {
    const response = await post('/sandbox/invoke', call)
    expect(await response.json()).toEqual({ value: { kind: 'not-allowed' } })
    expect(invoked).toEqual([
      {
        functionKey: 'readPanel',
        payload: undefined,
        context: {
          accountId: mina.accountId,
          moduleKey: 'pr-panel',
          subject: { issue: { id: '10007', key: 'SHOP-7' }, project: { id: '10000', key: 'SHOP' } },
        },
      },
    ])
  })

  it.each([
    ['an incomplete call', { functionKey: 'readPanel' }, 400, 'The call is not complete.'],
    ['an unknown person', { ...call, accountId: 'nobody' }, 404, 'There is no such issue or person.'],
    ['a function that throws', { ...call, functionKey: 'fail' }, 500, 'out of paper'],
  ])('answers %s with its error', async (_, body, status, error) => {
    const response = await post('/sandbox/invoke', body)
    expect([response.status, await response.json()]).toEqual([status, { error }])
  })
})

describe('the story’s door', () => {
  it('plays the next step and no other', async () => {
    const answers = []
    for (const step of ['open', 'merge', 'dance']) answers.push((await post(`/sandbox/story/${step}`)).status)
    expect(answers).toEqual([200, 409, 404])
    expect(await textOf('/browse/SHOP-7')).toContain('data-pull-request="#42"')
    await post('/sandbox/story/start-over')
    expect(await textOf('/browse/SHOP-7')).toContain('data-pull-request=""')
    expect(startedOver).toBe(1)
  })

  it('takes the issue back to work when the story starts over', async () => {
    await post('/sandbox/story/open')
    jira.setStatus('SHOP-7', 'Done')
    const status = async () => (await textOf('/browse/SHOP-7')).split('Status: </span>')[1]?.split('<')[0]
    expect(await status()).toContain('Done')
    await post('/sandbox/story/start-over')
    expect(await status()).toContain('In Progress')
  })
})

describe('the files', () => {
  it.each([
    ['/assets/panel.js', 200],
    ['/assets/functions.cjs', 404],
    ['/assets/panel.js.inputs.json', 404],
    ['/assets/..%2fpanel.js', 404],
    ['/assets/absent.js', 404],
  ])('%s is answered with %i', async (path, status) => {
    expect((await ask(path)).status).toBe(status)
  })

  it('draw people by their initials', async () => {
    const response = await ask(`/sandbox/avatars/${encodeURIComponent(mina.accountId)}.svg`)
    expect(response.headers.get('content-type')).toContain('image/svg+xml')
    expect(await response.text()).toContain('>MS</text>')
  })
})

it('tells an open page when the issue changes', async () => {
  const response = await ask('/sandbox/issue/SHOP-7/events')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('event: hello')
  jira.setStatus('SHOP-7', 'Done')
  expect((await reader?.read())?.value).toContain('event: issue')
  await reader?.cancel()
})
