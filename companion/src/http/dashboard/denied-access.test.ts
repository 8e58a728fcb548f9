import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Role } from '@throughline/shared/role'
import { createDashboardWorld, type DashboardWorld } from '../../../test/dashboard-world'
import { type WalkedRoute, walkRoutes } from '../../../test/walk-routes'

let world: DashboardWorld
beforeAll(async () => {
  world = await createDashboardWorld()
})
afterAll(() => world.stop())

const someId = '6f1c0e0a-3b52-4c39-9d7d-0e6a2b8f1c11'

/** Every page and every change of the dashboard, with the roles that are too low for it. */
const closedTo = (): readonly { readonly route: WalkedRoute; readonly role: Role }[] =>
  walkRoutes(world.app).flatMap((route) =>
    Role.options
      .slice(0, route.needs === undefined ? 0 : Role.options.indexOf(route.needs))
      .map((role) => ({ route, role })),
  )

test('whoever may not see or change something is refused, and one row says who, where and what it was', async () => {
  const closed = closedTo()
  for (const { route, role } of closed) {
    const { method } = route
    const path = route.path.replaceAll(/:\w+/g, someId)
    const before = await world.superuser`select from audit`
    const browser = await world.browser(role)
    const { status } = await (method === 'GET' ? browser.get(path) : browser.post(path))
    expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 403`)
    const rows = await world.superuser`
      select tenant_id, face, actor, action, subject, before, after from audit order by audit_id
      offset ${before.length}`
    expect(rows).toEqual([
      {
        tenant_id: world.tenantId,
        face: 'dashboard',
        actor: 'Dana Ortiz',
        action: 'refused',
        subject: path,
        before: null,
        after: { method },
      },
    ])
  }
  expect(new Set(closed.map(({ route }) => route.method))).toEqual(new Set(['GET', 'POST']))
  expect(closed.length).toBeGreaterThan(30)
})

test('whoever is not signed in is refused without a row: anybody may knock', async () => {
  const before = await world.superuser`select from audit`
  const browser = await world.browser()
  const disconnect = `/settings/integrations/connections/${someId}/disconnect`
  for (const asked of [browser.get('/audit-log'), browser.post(disconnect)])
    expect((await asked).status).toBe(401)
  expect(await world.superuser`select from audit`).toHaveLength(before.length)
})

test('signing in writes one row with the role, and a link that is tried again another one', async () => {
  const link = await world.makeLink('maintainer', 'Mina Sato')
  const browser = await world.browser()
  const [{ count } = { count: 0 }] = await world.superuser<{ count: number }[]>`
    select count(*)::int as count from audit`
  for (let turn = 0; turn < 2; turn += 1) await browser.post(`/sign-in/${link}`)
  const rows = await world.superuser`
    select tenant_id, actor, action, after from audit order by audit_id offset ${count}`
  const { tenantId } = world
  expect(rows).toEqual([
    { tenant_id: tenantId, actor: 'Mina Sato', action: 'sign-in', after: { role: 'maintainer' } },
    {
      tenant_id: tenantId,
      actor: 'Somebody with a sign-in link',
      action: 'sign-in-refused',
      after: null,
    },
  ])
})
