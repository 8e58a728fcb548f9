import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createDashboardWorld, type DashboardWorld } from '../../../test/dashboard-world'
import { declaredAuthOf } from '../declared-auth'

let world: DashboardWorld
beforeAll(async () => {
  world = await createDashboardWorld()
})
afterAll(() => world.stop())

/** Every route of the dashboard, with an example for each parameter. */
const routesOf = () => {
  const byRoute = new Map<string, { method: string; path: string; auth: string | undefined }>()
  for (const { method, path, handler } of world.app.routes) {
    if (method === 'ALL' || path === '/*') continue
    const key = `${method} ${path}`
    const auth = declaredAuthOf(handler) ?? byRoute.get(key)?.auth
    byRoute.set(key, { method, path: path.replaceAll(/:\w+/g, 'github'), auth })
  }
  return [...byRoute.values()]
}

describe('every route', () => {
  test('declares who may knock', () => {
    expect(routesOf().filter(({ auth }) => auth === undefined)).toEqual([])
  })

  test('of a session answers 401 where nobody is signed in, or leads to the sign-in after signing out', async () => {
    const browser = await world.browser()
    for (const { method, path, auth } of routesOf()) {
      if (auth !== 'session') continue
      const { status } = await (method === 'GET' ? browser.get(path) : browser.post(path))
      expect(`${method} ${path} ${status}`).toBe(`${method} ${path} ${path === '/sign-out' ? 303 : 401}`)
    }
  })

  test('that changes something refuses what another site sent, whatever it says of itself', async () => {
    const browser = await world.browser('owner')
    const forged = [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: 'http://127.0.0.1:4400', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'same-site' },
      { origin: 'http://127.0.0.1:4401', 'sec-fetch-site': 'same-site' },
    ]
    for (const { method, path } of routesOf()) {
      if (method === 'GET') continue
      for (const headers of forged)
        expect(`${path} ${(await browser.post(path, { headers })).status}`).toBe(`${path} 403`)
    }
  })

  test('says what a browser must not do with the answer', async () => {
    const browser = await world.browser('owner')
    for (const { method, path } of routesOf()) {
      const { headers } = await (method === 'GET' ? browser.get(path) : browser.post(path))
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'/,
      )
      const isFile = path.startsWith('/assets/') && headers.get('content-type') !== 'text/plain;charset=UTF-8'
      if (!isFile) expect(`${path} ${headers.get('cache-control')}`).toBe(`${path} no-store`)
    }
  })
})

describe('plain http', () => {
  test.each(['http://127.0.0.1:4400', 'http://localhost:4400', 'http://[::1]:4400'])(
    'is served at %s',
    async (origin) => {
      expect((await world.app.request(`${origin}/sign-in`)).status).toBe(200)
    },
  )

  test.each(['http://throughline.example', 'http://192.168.1.10:4400', 'http://127.0.0.1.evil.example'])(
    'is refused at %s, with what to do',
    async (origin) => {
      for (const path of ['/sign-in', '/settings/integrations']) {
        const answer = await world.app.request(`${origin}${path}`)
        expect(answer.status).toBe(403)
        expect(await answer.text()).toContain('THROUGHLINE_PUBLIC_URL')
      }
    },
  )
})

describe('the frame', () => {
  test('has a skip link, a navigation, one h1, and no style or script of its own', async () => {
    const html = await (await (await world.browser('owner')).get('/settings/integrations')).text()
    expect(html.startsWith('<!doctype html><html lang="en" data-color-mode="auto">')).toBe(true)
    expect(html).toContain('<a class="skip" href="#main">Skip to content</a>')
    expect(html).toContain('<a href="/settings/integrations" aria-current="page">')
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('<p role="status" id="say"')
    expect(html).not.toMatch(/ style=|<style|<script(?![^>]* src="\/assets\/)| on[a-z]+="/)
  })

  test('shows the theme that was chosen, and leads back to the page', async () => {
    const browser = await world.browser('owner')
    const answer = await browser.post('/theme', {
      form: { theme: 'dark' },
      headers: { referer: 'http://127.0.0.1:4400/settings/integrations?said=x' },
    })
    expect(answer.headers.get('location')).toBe('/settings/integrations?said=x')
    expect(answer.headers.get('set-cookie')).toContain('theme=dark')
    const html = await (await browser.get('/sign-in', { cookie: 'theme=dark' })).text()
    expect(html).toContain('data-color-mode="dark"')
  })

  test.each(['https://evil.example//evil.example/x', undefined, 'not an address'])(
    'never leads to another site from %s',
    async (referer) => {
      const browser = await world.browser()
      const answer = await browser.post('/theme', { headers: referer === undefined ? {} : { referer } })
      expect(answer.headers.get('location')).toBe('/')
    },
  )
})

describe('where no page is', () => {
  test('a person reads so, with a way on', async () => {
    const answer = await (await world.browser('owner')).get('/nowhere')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toMatch(/There is nothing here.*Go to repositories/)
  })
})

describe('the files', () => {
  test.each([
    ['dashboard.css', 'text/css; charset=utf-8'],
    ['dashboard.js', 'text/javascript; charset=utf-8'],
    ['htmx.js', 'text/javascript; charset=utf-8'],
    ['throughline.svg', 'image/svg+xml'],
    ['inter.woff2', 'font/woff2'],
    ['jetbrains-mono.woff2', 'font/woff2'],
  ])('%s is served as %s', async (file, type) => {
    const answer = await world.app.request(`http://127.0.0.1:4400/assets/${file}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100)
  })

  test.each(['../package.json', '..%2Fpackage.json', 'constructor'])('%s is not', async (file) => {
    expect((await world.app.request(`http://127.0.0.1:4400/assets/${file}`)).status).toBe(404)
  })
})
