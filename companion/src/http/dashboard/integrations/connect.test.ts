import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CheckRun, Problem } from '@throughline/shared/connection-check'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import type { builtActions } from '../../../actions/index'
import { connections } from '../../../connections/connections'
import { Failure } from '../../../failure'

let world: DashboardWorld
const runId = '6b1f0a52-4c1b-4c9d-9a3b-0d6a3f1c2e11'
const token = 'secret-token-4f2a'
const form = { url: 'https://acme.atlassian.net', email: 'bot@acme.example', expiresOn: '2027-11-20', token }

const runAt = (state: CheckRun['state'], problem?: Problem): CheckRun => ({
  runId,
  state,
  checks: [
    { id: 'address', state: 'passed', facts: { seconds: '0.2' } },
    {
      id: 'token',
      state: { running: 'running', failed: 'failed', saved: problem ? 'warned' : 'passed' }[
        state
      ] as 'running',
      facts: { name: 'Throughline Bot' },
      ...(problem && { problem }),
    },
    { id: 'webhook', state: state === 'saved' ? 'passed' : 'waiting', facts: { count: '1' } },
  ],
})
const refused: Problem = {
  id: 'token.refused',
  field: 'token',
  facts: { email: form.email, status: '401', host: 'acme.atlassian.net' },
  reference: '1a2b3c4d',
}

/** What the actions answer next, and what they were asked. */
let next: () => CheckRun = () => runAt('running')
const asked: { name: string; request: unknown; actor: unknown }[] = []
const fake =
  (name: string) =>
  async (_: unknown, { request, actor }: { request: unknown; actor: unknown }) => {
    asked.push({ name, request, actor })
    return next()
  }
const actions = {
  'connect-jira': fake('connect-jira'),
  'connect-git-host': fake('connect-git-host'),
  'read-checks': fake('read-checks'),
} as typeof builtActions

beforeAll(async () => {
  world = await createDashboardWorld({ actions })
})
afterAll(() => world.stop())

const script = { 'hx-request': 'true' }
const path = '/settings/integrations/jira/connect'

describe('the dialog', () => {
  test('has the four fields in their order, each with its label, hint and place for an error', async () => {
    const html = await (await (await world.browser('admin')).get(`${path}?tab=pat`)).text()
    expect([...html.matchAll(/<label for="(\w+)">([^<]+)/g)].map(([, name, label]) => [name, label])).toEqual(
      [
        ['url', 'Jira instance URL'],
        ['email', 'Jira user email'],
        ['expiresOn', 'Token expiration date'],
        ['token', 'Personal Access Token'],
      ],
    )
    expect(html).toMatch(/<input id="token" name="token" type="password"[^>]*autocomplete="off"/)
    expect(html).toMatch(/<input id="url"[^>]*data-clears="token"/)
    expect(html).toContain('<p class="err" id="token-error" data-error-of="token">')
    expect(html).toMatch(/<dialog class="dialog" id="connect" open="" data-modal/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/id="say"/g)).toHaveLength(1)
  })

  test('says on its other tab what an admin has to set up first', async () => {
    const html = await (await (await world.browser('admin')).get(`${path}?tab=oauth`)).text()
    expect(html).toContain('OAuth is not set up on this Throughline')
    expect(html).toContain('http://127.0.0.1:4400/oauth/jira/callback')
    expect(html).toMatch(/role="tab" id="tab-oauth"[^>]*aria-selected="true"/)
    expect(html).not.toContain('name="token"')
  })

  test('of a git host asks for address, date and token', async () => {
    const html = await (
      await (await world.browser('admin')).get('/settings/integrations/github/connect')
    ).text()
    expect(html).toContain('Connect GitHub')
    expect(html).toContain('value="https://github.com"')
    expect(html).not.toContain('name="email"')
    expect(html).not.toContain('role="tab"')
  })

  test.each(['gitea', 'nowhere', 'constructor'])(
    'of %s, which is not built, does not exist',
    async (target) => {
      const answer = await (await world.browser('admin')).get(`/settings/integrations/${target}/connect`)
      expect(answer.status).toBe(404)
    },
  )

  test.each(['viewer', 'maintainer'] as const)(
    'is closed to a %s, and trying is written down',
    async (role) => {
      const browser = await world.browser(role)
      expect((await browser.get(path)).status).toBe(403)
      expect((await browser.post(path, { form })).status).toBe(403)
      expect(await world.audited()).toContainEqual(
        expect.objectContaining({ actor: 'Dana Ortiz', action: 'refused', subject: path }),
      )
      expect(asked.filter(({ name }) => name === 'connect-jira')).toEqual([])
    },
  )
})

describe('without a script', () => {
  test('saving starts the checks, shows them until they are over, and ends at the card', async () => {
    next = () => runAt('running')
    const browser = await world.browser('admin')
    const sent = await browser.post(path, { form })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?tab=pat&run=${runId}`])
    expect(asked.at(-1)).toEqual({
      name: 'connect-jira',
      request: form,
      actor: { face: 'dashboard', name: 'Dana Ortiz' },
    })
    const kept = sent.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(decodeURIComponent(kept)).not.toContain(token)

    const running = await (await browser.get(`${path}?tab=pat&run=${runId}`)).text()
    expect(running).toContain('<noscript><meta http-equiv="refresh" content="1"/></noscript>')
    expect(running).toContain('Signing in…')
    expect(running).toMatch(/id="save"[^>]*aria-disabled="true">Checking…/)

    next = () => runAt('saved')
    const saved = await browser.get(`${path}?tab=pat&run=${runId}`)
    expect(saved.headers.get('location')).toBe('/settings/integrations?connected=jira#configure-jira')
  })

  test('a failed check is told on top and at its field, and what was typed is kept, but for the token', async () => {
    next = () => runAt('failed', refused)
    const browser = await world.browser('admin')
    const sent = await browser.post(path, { form })
    const cookie = sent.headers.get('set-cookie')?.split(';')[0] ?? ''
    const signedIn = await world.browser('admin')
    const html = await (
      await signedIn.get(`${path}?tab=pat&run=${runId}`, { cookie: `${await sidOf()}; ${cookie}` })
    ).text()
    expect(html).toMatch(/role="alert"[^>]*>.*Jira did not accept this token/)
    expect(html).toMatch(/<p class="err" id="token-error" data-error-of="token"><svg/)
    expect(html).toContain('value="https://acme.atlassian.net"')
    expect(html).toContain('value="bot@acme.example"')
    expect(html).toContain('value="2027-11-20"')
    expect(html).not.toContain(token)
    expect(html).toContain('Nothing was saved.')
    expect(html).toContain('reference: 1a2b3c4d')
  })
})

const sidOf = async () => {
  const browser = await world.browser()
  const answer = await browser.post(`/sign-in/${await world.makeLink('admin')}`)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('with a script', () => {
  test('saving brings the list, which asks for itself again', async () => {
    next = () => runAt('running')
    const answer = await (await world.browser('admin')).post(path, { form, headers: script })
    const html = await answer.text()
    expect(html).toMatch(
      /<div id="checks" data-run="running" hx-get="\/settings\/integrations\/jira\/checks\/[\w-]+" hx-trigger="load delay:400ms"/,
    )
    expect(html).toContain('Check 2 of 3: Signing in…')
    expect(html).not.toContain('<html')
    expect(html).not.toContain(token)
  })

  test('a failure comes with its summary, its field and no further asking', async () => {
    next = () => runAt('failed', refused)
    const answer = await (await world.browser('admin')).get(
      `/settings/integrations/jira/checks/${runId}`,
      script,
    )
    const html = await answer.text()
    expect(html).toContain('<div id="checks" data-run="failed">')
    expect(html).toMatch(
      /<div id="summary" hx-swap-oob="true"><div class="msg bad" role="alert" data-new="true"/,
    )
    expect(html).toMatch(/id="token-error" data-error-of="token" hx-swap-oob="true"><svg/)
    expect(html).toMatch(/id="url-error" data-error-of="url" hx-swap-oob="true"><\/p>/)
    expect(html).toContain('Check 2 of 3 failed: Jira did not accept this token')
  })

  test('once all is saved it leads to the card', async () => {
    next = () => runAt('saved')
    const answer = await (await world.browser('admin')).get(
      `/settings/integrations/jira/checks/${runId}`,
      script,
    )
    expect(answer.headers.get('hx-redirect')).toBe('/settings/integrations?connected=jira#configure-jira')
  })

  test('what is saved with a warning stays to be read', async () => {
    next = () => runAt('saved', { id: 'webhook.notAllowed', facts: {} })
    const answer = await (await world.browser('admin')).get(
      `/settings/integrations/jira/checks/${runId}`,
      script,
    )
    expect(answer.headers.get('hx-redirect')).toBeNull()
    expect(await answer.text()).toMatch(/Jira is connected.*Jira did not allow us to create the webhook/)
  })

  test('a refusal of the action is said, and never silent', async () => {
    next = () => {
      throw new Failure('not-allowed', 'Another admin is connecting Jira at this moment.')
    }
    const answer = await (await world.browser('admin')).post(path, { form, headers: script })
    expect(await answer.text()).toMatch(/role="alert".*Another admin is connecting Jira at this moment\./)
  })

  test('a failure nobody expected is told with a reference, and what it said is not', async () => {
    next = () => {
      throw new Error('duplicate key value violates')
    }
    const answer = await (await world.browser('admin')).post(path, { form, headers: script })
    expect(answer.status).toBe(500)
    const html = await answer.text()
    expect(html).toMatch(/It was logged as [0-9a-f]{8}\. Nothing was changed\./)
    expect(html).not.toContain('duplicate key')
  })

  test('somebody whose session has ended is asked to sign in', async () => {
    const answer = await (await world.browser()).post(path, { form, headers: script })
    expect([answer.status, answer.headers.get('hx-refresh')]).toEqual([401, 'true'])
    expect(await answer.text()).toContain('You are signed out')
  })
})

describe('the page of integrations', () => {
  test('offers Connect in both groups while nothing is connected, once as the primary button', async () => {
    const html = await (await (await world.browser('admin')).get('/settings/integrations')).text()
    expect(html).toContain('Ticketing &amp; Documentation')
    expect(html.match(/class="btn primary"/g)).toHaveLength(1)
    expect(html).toMatch(
      /id="connect-jira"[^>]*>Connect<|aria-label="Connect Jira" id="connect-jira">Connect</,
    )
    expect(html).toContain('aria-label="Connect GitHub"')
  })

  test('offers a viewer nothing to press, and says who can', async () => {
    const html = await (await (await world.browser('viewer')).get('/settings/integrations')).text()
    expect(html).not.toContain('id="connect-jira"')
    expect(html).toContain('Only admins can connect and configure.')
  })

  test('shows what is connected with its facts, and no secret', async () => {
    const fresh = await createDashboardWorld({ actions })
    await fresh.database.withTenant(fresh.tenantId, async (sql) => {
      await connections(sql).add({
        connectionId: runId,
        host: 'jira',
        mode: 'api-token',
        baseUrl: 'https://acme.atlassian.net',
        sealedToken: 'sealed-token',
        sealedEmail: 'sealed-email',
        tokenLastFour: '4f2a',
        tokenExpiresAt: new Date('2026-11-29T00:00:00Z'),
        deployment: 'cloud',
        accountName: 'Throughline Bot',
        connectedBy: 'Dana Ortiz',
      })
    })
    const html = await (
      await (await fresh.browser('admin')).get('/settings/integrations?connected=jira')
    ).text()
    expect(html).toContain('acme.atlassian.net, Jira Cloud')
    expect(html).toContain('API token, ends in 4f2a')
    expect(html).toContain('<span class="loz warn">Expires in 7 days</span>')
    expect(html).toContain('Throughline Bot')
    expect(html).toContain('Jira is connected')
    expect(html).toMatch(/aria-label="Configure Jira" id="configure-jira">Configure</)
    expect(html).not.toContain('sealed-')
    await fresh.stop()
  })
})
