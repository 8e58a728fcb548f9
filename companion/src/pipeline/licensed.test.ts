import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { systemClock } from '../clock'
import { noteLicence } from '../tenants/installations'
import { createLicensed } from './licensed'

let world: InstalledTenant
beforeAll(async () => {
  world = await createInstalledTenant()
})
afterAll(() => world.stop())

test('work waits while the licence has ended, and goes on after it was renewed', async () => {
  const { database, tenantId } = world
  const ran: string[] = []
  const run = createLicensed({ database, clock: systemClock })(async (payload: { tenantId: string }) => {
    ran.push(payload.tenantId)
  })

  await noteLicence(database, tenantId, false)
  await expect(run({ tenantId })).rejects.toMatchObject({ code: 'licence-ended', retryAfterSeconds: 3_600 })
  expect(ran).toEqual([])

  await noteLicence(database, tenantId, true)
  await run({ tenantId })
  expect(ran).toEqual([tenantId])
})

test('another tenant’s work goes on', async () => {
  const { database, tenantId } = world
  const other = await world.install()
  await noteLicence(database, tenantId, false)
  const run = createLicensed({ database, clock: systemClock })(async () => {})
  await expect(run({ tenantId: other.tenantId })).resolves.toBeUndefined()
})
