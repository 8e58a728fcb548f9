import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDashboardWorld, type DashboardWorld } from '../../../test/dashboard-world'

let world: DashboardWorld
beforeAll(async () => {
  world = await createDashboardWorld()
})
afterAll(() => world.stop())

const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

describe('a sign-in link', () => {
  test('opens a page with a button, however often it is looked at, and uses nothing up', async () => {
    const link = await world.makeLink()
    const browser = await world.browser()
    for (let look = 0; look < 3; look += 1) {
      const answer = await browser.get(`/sign-in/${link}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(await answer.text()).toContain(
        '<button type="submit" class="btn primary" id="sign-in">Sign in</button>',
      )
    }
    expect((await browser.post(`/sign-in/${link}`)).status).toBe(303)
  })

  test('lets in once: the second is told where a new one comes from', async () => {
    const link = await world.makeLink()
    const browser = await world.browser()
    const first = await browser.post(`/sign-in/${link}`)
    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    const second = await browser.post(`/sign-in/${link}`)
    expect(second.status).toBe(403)
    expect(await second.text()).toContain('Run npm run admin-link on the server for a new one.')
    expect(second.headers.get('set-cookie')).toBeNull()
  })

  test('of two who come at the same moment, one is let in', async () => {
    const link = await world.makeLink()
    const browser = await world.browser()
    const answers = await Promise.all([browser.post(`/sign-in/${link}`), browser.post(`/sign-in/${link}`)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403])
  })

  test('is over after 15 minutes', async () => {
    const link = await world.makeLink()
    const browser = await world.browser()
    world.pass(15)
    expect((await browser.get(`/sign-in/${link}`)).status).toBe(403)
    expect((await browser.post(`/sign-in/${link}`)).status).toBe(403)
  })

  test('gives the session a cookie that no script and no other site sees', async () => {
    const browser = await world.browser()
    const answer = await browser.post(`/sign-in/${await world.makeLink()}`)
    expect(answer.headers.get('set-cookie')).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('ends the session that the browser had before', async () => {
    const [former, next] = [await world.makeLink(), await world.makeLink()]
    const browser = await world.browser()
    const cookie = cookieOf(await browser.post(`/sign-in/${former}`))
    await browser.post(`/sign-in/${next}`, { headers: { cookie } })
    expect((await browser.get('/nowhere', { cookie })).status).toBe(404)
    expect((await browser.get('/settings/integrations', { cookie })).status).toBe(401)
  })
})

test('over https the cookie is bound to the host and to https', async () => {
  const secure = await createDashboardWorld({ address: 'https://throughline.example' })
  const browser = await secure.browser()
  const answer = await browser.post(`/sign-in/${await secure.makeLink()}`)
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  await secure.stop()
})

describe('a session', () => {
  test('ends after 30 minutes without a page', async () => {
    const browser = await world.browser('owner')
    world.pass(29)
    expect((await browser.get('/settings/integrations')).status).toBe(200)
    world.pass(29)
    expect((await browser.get('/settings/integrations')).status).toBe(200)
    world.pass(30)
    expect((await browser.get('/settings/integrations')).status).toBe(401)
  })

  test('ends after 12 hours, however busy it is', async () => {
    const browser = await world.browser('owner')
    for (let at = 0; at < 12 * 60 - 20; at += 20) {
      world.pass(20)
      expect((await browser.get('/settings/integrations')).status).toBe(200)
    }
    world.pass(20)
    expect((await browser.get('/settings/integrations')).status).toBe(401)
  })

  test('is dead after signing out, though somebody kept its cookie', async () => {
    const browser = await world.browser('owner')
    const out = await browser.post('/sign-out')
    expect([out.status, out.headers.get('location')]).toEqual([303, '/sign-in'])
    expect(out.headers.get('set-cookie')).toMatch(/^sid=; Max-Age=0;/)
    expect((await browser.get('/settings/integrations')).status).toBe(401)
  })

  test('is kept as a hash alone', async () => {
    const browser = await world.browser()
    const link = await world.makeLink()
    const cookie = cookieOf(await browser.post(`/sign-in/${link}`)).slice('sid='.length)
    const kept = JSON.stringify([
      await world.superuser`select * from session`,
      await world.superuser`select * from sign_in_link`,
    ])
    expect(kept).not.toContain(cookie)
    expect(kept).not.toContain(link)
  })
})

test('signing in, signing out and a refused link are written down with who it was', async () => {
  const fresh = await createDashboardWorld()
  const browser = await fresh.browser()
  const link = await fresh.makeLink('admin', 'Mina Sato')
  const cookie = cookieOf(await browser.post(`/sign-in/${link}`))
  await browser.post(`/sign-in/${link}`)
  await browser.post('/sign-in/never-made')
  await browser.post('/sign-out', { headers: { cookie } })
  expect(await fresh.audited()).toEqual([
    { actor: 'Mina Sato', action: 'sign-in', subject: 'Mina Sato', face: 'dashboard' },
    {
      actor: 'Somebody with a sign-in link',
      action: 'sign-in-refused',
      subject: 'A link that was used before',
      face: 'dashboard',
    },
    { actor: 'Mina Sato', action: 'sign-out', subject: 'Mina Sato', face: 'dashboard' },
  ])
  await fresh.stop()
})

test('another tenant’s session and link let nobody in', async () => {
  const { tenantId: other } = await world.install()
  const browser = await world.browser()
  const secret = 'a'.repeat(43)
  await world.superuser`
    insert into sign_in_link (tenant_id, link_hash, name, role, ends_at)
    select ${other}, encode(sha256(${secret}::bytea), 'base64'), 'Mallory', 'owner', ${new Date('2099-01-01')}`
  expect((await browser.post(`/sign-in/${secret}`)).status).toBe(403)
})
