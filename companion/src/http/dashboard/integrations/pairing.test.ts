import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import { builtActions } from '../../../actions/index'
import { pairApp } from '../../../actions/pair-app'
import { connections } from '../../../connections/connections'

const address = 'https://throughline.acme.example'
const path = '/settings/integrations/jira/pairing'
const installation = {
  installationId: 'installation-1',
  environmentId: 'environment-1',
  cloudId: 'cloud-1',
  apiBaseUrl: 'https://api.atlassian.com/ex/jira/cloud-1',
} as const
const actor = { face: 'forge', name: 'Olu Adeyemi' } as const

let world: DashboardWorld
const open = async (options: Parameters<typeof createDashboardWorld>[0] = {}) => {
  world = await createDashboardWorld({ actions: builtActions, address, ...options })
}
afterEach(() => world.stop())

const make = async () => {
  const answer = await (await world.browser('admin')).post(path)
  const html = await answer.text()
  return { status: answer.status, html, secret: /<code>([\w-]{27})<\/code>/.exec(html)?.[1] }
}
const shown = async () => (await (await world.browser('admin')).get(path)).text()
const pairWith = (secret: string) =>
  pairApp(
    { database: world.database, clock: world.now },
    { tenantId: world.tenantId, installation, secret, actor },
  )
const connectByToken = () =>
  world.database.withTenant(world.tenantId, (sql) =>
    connections(sql).add({
      connectionId: randomUUID(),
      host: 'jira',
      mode: 'pat',
      baseUrl: 'https://jira.acme.example',
      sealedToken: 'sealed-token',
    }),
  )

describe('pairing the app of a Jira site', () => {
  beforeEach(() => open())

  test('is offered beside the token while no Jira is connected', async () => {
    const html = await (await (await world.browser('admin')).get('/settings/integrations')).text()
    expect(html).toContain(`href="${path}"`)
  })

  test('names the address that the app calls, and what to do', async () => {
    expect(await shown()).toContain(`<code>${address}</code>`)
  })

  test('shows a secret once, until when it is valid, and that alone lets the app in', async () => {
    const { status, html, secret = '' } = await make()
    expect([status, secret.length]).toEqual([200, 27])
    expect(html).toContain('It is valid once, until 10:15 UTC')
    expect(await shown()).not.toContain(secret)
    await pairWith(secret)
    expect(await shown()).toContain('Since 22 November 2026, by Olu Adeyemi.')
  })

  test('makes a former secret void, and each ends after 15 minutes', async () => {
    const [{ secret: first = '' }, { secret: second = '' }] = [await make(), await make()]
    await expect(pairWith(first)).rejects.toMatchObject({ code: 'pairing-refused' })
    world.pass(16)
    await expect(pairWith(second)).rejects.toMatchObject({ code: 'pairing-refused' })
  })

  test('ends where it began, and leaves a trace in the audit log', async () => {
    const { secret = '' } = await make()
    await pairWith(secret)
    const browser = await world.browser('admin')
    expect(await (await browser.get('/settings/integrations/jira')).text()).toContain('See pairing')
    const answer = await browser.post(`${path}/end`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?unpaired=yes`])
    expect(await shown()).not.toContain('The app is paired')
    expect((await world.audited()).map(({ action, face }) => `${action} ${face}`)).toEqual([
      'make-pairing-secret dashboard',
      'pair-app forge',
      'unpair-app dashboard',
    ])
  })

  test('is refused while Jira is reached by a token', async () => {
    await connectByToken()
    const { status, html, secret } = await make()
    expect([status, secret]).toEqual([422, undefined])
    expect(html).toContain('Jira is connected by a token already')
  })

  test.each(['viewer', 'maintainer'] as const)('is closed to a %s', async (role) => {
    const browser = await world.browser(role)
    expect([(await browser.get(path)).status, (await browser.post(path)).status]).toEqual([403, 403])
  })
})

describe('pairing is not possible', () => {
  test.each([
    ['no app is set up', { believesApp: false }, 'Set THROUGHLINE_FORGE_APP_ID'],
    ['nobody can call this companion', { address: 'http://127.0.0.1:4400' }, 'Set THROUGHLINE_PUBLIC_URL'],
  ])('where %s, and says what to do', async (_, options, sentence) => {
    await open(options)
    const { status, html, secret } = await make()
    expect([status, secret]).toEqual([422, undefined])
    expect(html).toContain(sentence)
  })
})
