import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { connections } from '../connections/connections'
import { readPanelHealth } from './panel-health'

const now = new Date('2026-11-22T12:00:00Z')
let tenant: InstalledTenant
beforeAll(async () => {
  tenant = await createInstalledTenant()
})
beforeEach(async () => {
  await tenant.superuser`delete from connection where host <> 'jira'`
  await tenant.superuser`update tenant set is_licensed = true`
})
afterAll(() => tenant.stop())

const read = () => tenant.database.withTenant(tenant.tenantId, (sql) => readPanelHealth(sql, now))
const connect = (host: string, tokenExpiresAt?: string) =>
  tenant.database.withTenant(tenant.tenantId, (sql) =>
    connections(sql).add({
      connectionId: randomUUID(),
      host,
      mode: 'pat',
      baseUrl: `https://${host}.example`,
      sealedToken: undefined,
      ...(tokenExpiresAt !== undefined && { tokenExpiresAt: new Date(tokenExpiresAt) }),
    }),
  )

test('says nothing while all is well', async () => {
  await connect('github')
  await connect('gitlab', '2027-06-01T00:00:00Z')
  expect(await read()).toEqual({})
})

test('names the connection that is worst off', async () => {
  await connect('gitlab', '2026-11-25T00:00:00Z')
  expect(await read()).toEqual({
    trouble: { host: 'gitlab', state: 'expiring', endsAt: '2026-11-25T00:00:00.000Z' },
  })
  await connect('github', '2026-11-20T00:00:00Z')
  expect(await read()).toMatchObject({ trouble: { host: 'github', state: 'expired' } })
})

test('leaves out what was disconnected', async () => {
  await connect('github', '2026-11-20T00:00:00Z')
  await tenant.superuser`update connection set ended_at = now() where host = 'github'`
  expect(await read()).toEqual({})
})

test('tells that the licence has ended', async () => {
  await tenant.superuser`update tenant set is_licensed = false`
  expect(await read()).toEqual({ hasLicenceEnded: true })
})
