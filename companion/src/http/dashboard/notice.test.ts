import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createDashboardWorld, type DashboardWorld } from '../../../test/dashboard-world'
import { connections } from '../../connections/connections'

let world: DashboardWorld
beforeAll(async () => {
  world = await createDashboardWorld()
})
beforeEach(() => world.superuser`delete from connection where tenant_id = ${world.tenantId}`)
afterAll(() => world.stop())

const add = (host: 'jira' | 'github', endsOn: string) =>
  world.database.withTenant(world.tenantId, (sql) =>
    connections(sql).add({
      connectionId: randomUUID(),
      host,
      mode: 'pat',
      baseUrl: host === 'jira' ? 'https://jira.acme.example' : 'https://api.github.com',
      sealedToken: 'x',
      tokenExpiresAt: new Date(`${endsOn}T23:59:59Z`),
    }),
  )
/** A delivery about this pull request that waits. */
const waitFor = (host: 'jira' | 'github', number: number) => world.superuser`
  insert into inbox (tenant_id, connection_id, delivery_id, event, body, outcome, repository, label)
  select tenant_id, connection_id, gen_random_uuid(), 'pull_request', '{}', 'waiting', 'acme/storefront',
    ${`#${number}`}
  from connection where host = ${host} and tenant_id = ${world.tenantId}`

const pages = ['/', '/repositories', '/deliveries', '/audit-log', '/settings/integrations']

describe('the end of a token', () => {
  test('stands on every page, with the way to replace it', async () => {
    await add('jira', '2026-11-26')
    const browser = await world.browser('admin')
    for (const path of pages) {
      const html = await (await browser.get(path)).text()
      expect(html).toContain('The Jira token expires in 4 days, on 26 November 2026')
      expect(html).toContain('<a class="btn" href="/settings/integrations/jira/token">Replace token</a>')
    }
  })

  test('stands on none while it is far', async () => {
    await add('jira', '2027-01-26')
    const html = await (await (await world.browser('admin')).get('/repositories')).text()
    expect(html).not.toContain('class="banner"')
  })

  test('that is nearest is the one that is told', async () => {
    await add('jira', '2026-12-03')
    await add('github', '2026-11-20')
    const html = await (await (await world.browser('admin')).get('/repositories')).text()
    expect(html).toContain('The token expired on 20 November 2026')
    expect(html.match(/class="banner"/g)).toHaveLength(1)
  })

  test('is told to a viewer without the button that only admins may use', async () => {
    await add('jira', '2026-11-26')
    const html = await (await (await world.browser('viewer')).get('/repositories')).text()
    expect(html).toContain('The Jira token expires in 4 days')
    expect(html).not.toContain('>Replace token</a>')
  })

  test('can be hidden until tomorrow while there is time', async () => {
    await add('jira', '2026-12-03')
    const browser = await world.browser('admin')
    const before = await (await browser.get('/repositories')).text()
    const [, key = ''] = /name="key" value="(\w+)"/.exec(before) ?? []
    const answer = await browser.post('/notice/hide', {
      form: { key },
      headers: { referer: 'http://127.0.0.1:4400/repositories' },
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/repositories'])
    const [hidden = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
    expect(hidden).toBe(`hidden-notice=${key}`)
    const cookie = `${browser.cookie}; ${hidden}`
    expect(await (await browser.get('/repositories', { cookie })).text()).not.toContain('class="banner"')
    world.pass(24 * 60)
    const tomorrow = await world.browser('admin')
    const again = await tomorrow.get('/repositories', { cookie: `${tomorrow.cookie}; ${hidden}` })
    expect(await again.text()).toContain('class="banner"')
    world.pass(-24 * 60)
  })

  test('cannot be hidden once it is near', async () => {
    await add('jira', '2026-11-26')
    const html = await (await (await world.browser('admin')).get('/repositories')).text()
    expect(html).not.toContain('Hide until tomorrow')
  })
})

describe('a token that was taken back', () => {
  test('is told with how many pull requests wait for it, and not for another', async () => {
    await add('jira', '2027-01-26')
    await add('github', '2027-01-26')
    await world.superuser`update connection set state = 'revoked', last_ok_at = null where host = 'github'`
    const html = async () => (await (await world.browser('admin')).get('/repositories')).text()
    expect(await html()).toContain('Waiting work starts again by itself; nothing is lost.')

    await waitFor('github', 2)
    await waitFor('github', 2)
    await waitFor('github', 3)
    await waitFor('jira', 4)
    expect(await html()).toContain('2 pull requests wait; nothing is lost.')
  })
})
