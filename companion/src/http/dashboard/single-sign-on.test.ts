import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDashboardWorld, type DashboardWorld } from '../../../test/dashboard-world'
import { type AtProvider, startOidcProvider } from '../../../test/oidc-provider'

const address = 'http://127.0.0.1:4400'
const callback = `${address}/single-sign-on/callback`

let provider: Awaited<ReturnType<typeof startOidcProvider>>
let world: DashboardWorld
beforeAll(async () => {
  provider = await startOidcProvider(callback)
  world = await createDashboardWorld({ address, singleSignOn: settings() })
})
afterAll(async () => {
  await world.stop()
  await provider.stop()
})

const settings = () => ({
  issuer: provider.issuer,
  clientId: 'throughline',
  clientSecret: 'a secret of the test',
  name: 'Acme',
  roleClaim: 'groups',
  roles: [
    ['throughline-admins', 'admin'],
    ['engineers', 'maintainer'],
  ] as const,
})

const cookieNamed = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''

/** From the button to the provider and back. */
const comeBack = async (what: AtProvider, { afterMinutes = 0, otherBrowser = false } = {}) => {
  const browser = await world.browser()
  const sent = await browser.get('/single-sign-on')
  expect(sent.status).toBe(303)
  const search = await provider.signIn(sent.headers.get('location') ?? '', what)
  world.pass(afterMinutes)
  const cookie = otherBrowser ? '' : cookieNamed(sent, 'sign-on')
  const answer = await browser.get(`/single-sign-on/callback${search}`, { cookie })
  return { browser, cookie, search, answer, text: await answer.text() }
}

const lastAudited = async () => (await world.audited()).at(-1)

test('the sign-in page leads to the provider, and still to the link', async () => {
  const browser = await world.browser()
  const html = await (await browser.get('/sign-in')).text()
  expect(html).toMatch(/<a class="btn primary" href="\/single-sign-on"[^>]*>Continue with Acme<\/a>/)
  expect(html).toContain('npm run admin-link')
})

describe('somebody who comes back from the provider', () => {
  test.each([
    ['dana', 'Dana Ortiz', 'admin'],
    ['olu', 'Olu Adeyemi', 'maintainer'],
  ])('%s is signed in with the role of their group', async (account, name, role) => {
    const { browser, answer, text } = await comeBack({ account })
    expect(answer.status).toBe(200)
    expect(text).toContain(`Signed in as ${name}`)
    const cookie = cookieNamed(answer, 'sid')
    expect(answer.headers.getSetCookie().join()).toMatch(/sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/)
    const page = await browser.get('/settings/integrations', { cookie })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(name)
    expect(await lastAudited()).toMatchObject({ actor: name, action: 'sign-in', face: 'dashboard' })
    const [row] = await world.superuser`select after from audit order by audit_id desc limit 1`
    expect(row?.['after']).toEqual({ role, by: 'Acme' })
  })

  test('without a group that has a role is told whom to ask, and gets in nowhere', async () => {
    const { answer, text } = await comeBack({ account: 'guest' })
    expect(answer.status).toBe(403)
    expect(text).toContain('Gil Guest has no role here.')
    expect(cookieNamed(answer, 'sid')).toBe('')
    expect(await lastAudited()).toMatchObject({
      action: 'sign-in-refused',
      subject: 'Gil Guest, without a role',
    })
  })

  test('who cancelled is told so', async () => {
    const { answer, text } = await comeBack('cancels')
    expect(answer.status).toBe(403)
    expect(text).toContain('The sign-in was cancelled')
  })

  test('after more than ten minutes has to start again', async () => {
    const { answer, text } = await comeBack({ account: 'dana' }, { afterMinutes: 11 })
    expect([answer.status, cookieNamed(answer, 'sid')]).toEqual([403, ''])
    expect(text).toContain('has to be finished within 10 minutes in the same browser')
  })

  test('in another browser than the one that was sent is not let in', async () => {
    const { answer } = await comeBack({ account: 'dana' }, { otherBrowser: true })
    expect([answer.status, cookieNamed(answer, 'sid')]).toEqual([403, ''])
  })

  test('a second time with the same answer is not let in', async () => {
    const { browser, cookie, search } = await comeBack({ account: 'dana' })
    const second = await browser.get(`/single-sign-on/callback${search}`, { cookie })
    expect(second.status).toBe(502)
    expect(await second.text()).toContain('Acme did not answer as it should.')
    expect(cookieNamed(second, 'sid')).toBe('')
  })

  test('with the answer to somebody else’s attempt is not let in', async () => {
    const [one, other] = [await comeBack({ account: 'dana' }), await comeBack({ account: 'olu' })]
    const answer = await one.browser.get(`/single-sign-on/callback${one.search}`, { cookie: other.cookie })
    expect([answer.status, cookieNamed(answer, 'sid')]).toEqual([403, ''])
  })
})

test('while the provider is away, people are told, and the link still works', async () => {
  const away = await createDashboardWorld({
    address,
    singleSignOn: { ...settings(), issuer: 'http://127.0.0.1:9' },
  })
  const browser = await away.browser()
  const answer = await browser.get('/single-sign-on')
  expect(answer.status).toBe(502)
  expect(await answer.text()).toContain('A link from npm run admin-link lets you in without it.')
  expect((await browser.post(`/sign-in/${await away.makeLink()}`)).status).toBe(303)
  await away.stop()
})

test('without a provider there is neither button nor door', async () => {
  const without = await createDashboardWorld()
  const browser = await without.browser()
  expect(await (await browser.get('/sign-in')).text()).not.toContain('Continue with')
  expect((await browser.get('/single-sign-on')).status).toBe(404)
  await without.stop()
})
