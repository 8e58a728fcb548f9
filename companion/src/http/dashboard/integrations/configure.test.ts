import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CheckRun } from '@throughline/shared/connection-check'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import type { builtActions } from '../../../actions/index'
import { connections } from '../../../connections/connections'

let world: DashboardWorld
const [jira, github] = [randomUUID(), randomUUID()]
const runId = randomUUID()
const run: CheckRun = {
  runId,
  state: 'running',
  checks: [{ id: 'address', state: 'running', facts: { host: 'acme.atlassian.net' } }],
}
const disconnected: unknown[] = []
const actions = {
  'check-again': async () => run,
  'read-checks': async () => run,
  disconnect: async (_: unknown, { request }: { request: unknown }) => {
    disconnected.push(request)
    return { webhooksDeleted: 0, webhooksLeft: 2 }
  },
} as typeof builtActions

beforeAll(async () => {
  world = await createDashboardWorld({ actions })
  await world.database.withTenant(world.tenantId, async (sql) => {
    await connections(sql).add({
      connectionId: jira,
      host: 'jira',
      mode: 'api-token',
      baseUrl: 'https://acme.atlassian.net',
      sealedToken: 'sealed-token',
      sealedEmail: 'sealed-email',
      tokenLastFour: '4f2a',
      tokenExpiresAt: new Date('2026-11-23T00:00:00Z'),
      deployment: 'cloud',
      accountName: 'Throughline Bot',
      permissions: { ADD_COMMENTS: true, TRANSITION_ISSUES: false },
      connectedBy: 'Dana Ortiz',
    })
    await connections(sql).add({
      connectionId: github,
      host: 'github',
      mode: 'pat',
      baseUrl: 'https://ghe.acme.example/api/v3',
      sealedToken: 'sealed-token',
    })
  })
})
afterAll(() => world.stop())

const pageOf = async (path: string) => (await (await world.browser('admin')).get(path)).text()

describe('Configure', () => {
  test('shows how Jira is connected, until when, and what its account may not do', async () => {
    const html = await pageOf('/settings/integrations/jira')
    expect(html).toContain('acme.atlassian.net, Jira Cloud')
    expect(html).toContain('API token, ends in 4f2a')
    expect(html).toContain('The Jira token expires tomorrow')
    expect(html).toContain('<span class="loz bad">Expires tomorrow</span>')
    expect(html).toContain('Add comments<span class="visually-hidden">: allowed</span>')
    expect(html).toContain('Move issues<span class="visually-hidden">: not allowed</span>')
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toContain('sealed-')
  })

  test('shows a git host by the address that people know', async () => {
    expect(await pageOf(`/settings/integrations/hosts/${github}`)).toContain(
      'Type ghe.acme.example to confirm',
    )
  })

  test.each(['hosts/none', `hosts/${jira}`, `hosts/${randomUUID()}`])('%s does not exist', async (path) => {
    expect((await (await world.browser('admin')).get(`/settings/integrations/${path}`)).status).toBe(404)
  })

  test.each(['viewer', 'maintainer'] as const)('is closed to a %s', async (role) => {
    const browser = await world.browser(role)
    for (const path of ['jira', `hosts/${github}`])
      expect((await browser.get(`/settings/integrations/${path}`)).status).toBe(403)
    for (const what of ['check', 'disconnect'])
      expect((await browser.post(`/settings/integrations/connections/${jira}/${what}`)).status).toBe(403)
    expect(disconnected).toEqual([])
  })
})

describe('Check again', () => {
  const path = `/settings/integrations/connections/${jira}/check`

  test('shows the checks in place without a script', async () => {
    const answer = await (await world.browser('admin')).post(path)
    expect(answer.headers.get('location')).toBe(`/settings/integrations/jira?run=${runId}`)
    const html = await pageOf(`/settings/integrations/jira?run=${runId}`)
    expect(html).toContain('Calling acme.atlassian.net…')
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="1"/></noscript>')
    expect(html.match(/id="say"/g)).toHaveLength(1)
  })

  test('brings a list that asks for itself again to a script', async () => {
    const answer = await (await world.browser('admin')).post(path, { headers: { 'hx-request': 'true' } })
    expect(await answer.text()).toContain(
      `hx-get="/settings/integrations/connections/${jira}/checks/${runId}"`,
    )
  })
})

describe('Disconnect', () => {
  const path = `/settings/integrations/connections/${jira}/disconnect`

  test.each(['', 'acme', 'github.com'])('does nothing when “%s” was typed', async (confirm) => {
    const answer = await (await world.browser('admin')).post(path, { form: { confirm } })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This is not acme.atlassian.net. Nothing was disconnected.')
    expect(disconnected).toEqual([])
  })

  test('ends the connection once its name was typed, and says what is left to do', async () => {
    const browser = await world.browser('admin')
    const answer = await browser.post(path, { form: { confirm: ' Acme.atlassian.net ' } })
    expect(disconnected).toEqual([{ connectionId: jira }])
    const html = await (await browser.get(answer.headers.get('location') ?? '')).text()
    expect(html).toMatch(/Jira is disconnected.*2 webhooks could not be deleted there/)
  })
})

test('an action that this version does not have is said to be missing', async () => {
  const bare = await createDashboardWorld({ actions: {} })
  const browser = await bare.browser('admin')
  const answer = await browser.post('/settings/integrations/jira/connect', {
    form: { url: 'https://x.example' },
  })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('This is not part of this version yet. Nothing was changed.')
  await bare.stop()
})
