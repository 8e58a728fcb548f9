import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { repositoryInWorld } from '../../test/repository-in-world'
import { forgetOld } from './retention'

const DAY_MS = 24 * 60 * 60 * 1000
const start = new Date('2026-11-01T02:00:00Z')
const after = (days: number, ms = 0) => new Date(start.getTime() + days * DAY_MS + ms)

let world: InstalledTenant
let here: Awaited<ReturnType<typeof repositoryInWorld>>
beforeAll(async () => {
  world = await createInstalledTenant()
  here = await repositoryInWorld(world)
})
beforeEach(async () => {
  await world.superuser`delete from inbox`
  await world.superuser`delete from audit`
})
afterAll(() => world.stop())

const forget = (now: Date) => forgetOld(world.database, now)
const steps = [{ step: 'rule', subject: 'auto-link', outcome: 'done' }] as const

const deliveryOf = async (inboxId: string) => {
  const [row] = await world.superuser<{ hasBody: boolean; steps: number }[]>`
    select body is not null as "hasBody", (
      select count(*)::int from trace where trace.inbox_id = inbox.inbox_id) as steps
    from inbox where inbox_id = ${inboxId}`
  return row
}

test('a delivery loses its body after 14 days, and goes with its trace after 90', async () => {
  const inboxId = await here.keep(steps, {}, start)
  await forget(after(14))
  expect(await deliveryOf(inboxId)).toEqual({ hasBody: true, steps: 1 })
  await forget(after(14, 1))
  expect(await deliveryOf(inboxId)).toEqual({ hasBody: false, steps: 1 })
  await forget(after(90))
  expect(await deliveryOf(inboxId)).toBeDefined()
  expect(await forget(after(90, 1))).toMatchObject({ deliveries: 1 })
  expect(await deliveryOf(inboxId)).toBeUndefined()
  expect(await world.superuser`select from trace`).toHaveLength(0)
})

test('an entry of the audit log goes after 365 days', async () => {
  const { tenantId } = world
  await world.superuser`
    insert into audit (tenant_id, at, face, actor, action, subject)
    values (${tenantId}, ${start}, 'dashboard', 'a', 'b', 'c'), (${tenantId}, ${after(1)}, 'dashboard', 'a', 'b', 'd')`
  expect(await forget(after(365))).toMatchObject({ auditRows: 0 })
  expect(await forget(after(365, 1))).toMatchObject({ auditRows: 1 })
  expect(await world.superuser`select subject from audit`).toEqual([{ subject: 'd' }])
})

test('all of it goes, however much it is, whosever it is', async () => {
  const other = await world.install()
  await world.superuser`
    insert into inbox (tenant_id, connection_id, delivery_id, event, body, received_at)
    select tenant_id, connection_id, 'delivery-' || number, 'push', '{}', ${start}::timestamptz
    from connection, generate_series(1, 1501) number
    where (tenant_id = ${other.tenantId} and host = 'jira') or connection_id = ${here.gitHostId}`
  expect(await forget(after(15))).toMatchObject({ bodies: 3_002, deliveries: 0 })
  expect(await forget(after(91))).toMatchObject({ bodies: 0, deliveries: 3_002 })
})

test('other settings keep for another time', async () => {
  const inboxId = await here.keep(steps, {}, start)
  await forgetOld(world.database, after(3), { bodyDays: 2, deliveryDays: 4, auditDays: 1 })
  expect(await deliveryOf(inboxId)).toEqual({ hasBody: false, steps: 1 })
  await forgetOld(world.database, after(5), { bodyDays: 2, deliveryDays: 4, auditDays: 1 })
  expect(await deliveryOf(inboxId)).toBeUndefined()
})

describe('a disconnected connection', () => {
  test('goes with all of its rows after 30 days, and no other does', async () => {
    const { tenantId } = await world.install()
    const [jira] = await world.superuser<{ id: string }[]>`
      select connection_id as id from connection where tenant_id = ${tenantId}`
    const there = await repositoryInWorld({ ...world, tenantId, connectionId: jira?.id ?? '' })
    await world.superuser`update connection set ended_at = ${start} where connection_id = ${there.gitHostId}`
    const rows = () => world.superuser`select from repository where tenant_id = ${tenantId}`
    const gone = () => world.superuser`select issue_id from gone_issue where tenant_id = ${tenantId}`
    await world.superuser`
      insert into gone_issue (tenant_id, project_id, issue_id, gone_at)
      values (${tenantId}, '10', '10001', ${after(-1)}), (${tenantId}, '10', '10002', ${after(29)})`

    expect(await forget(after(30))).toMatchObject({ connections: 0 })
    expect(await rows()).toHaveLength(1)
    expect(await forget(after(30, 1))).toMatchObject({ connections: 1 })
    expect(await rows()).toHaveLength(0)
    expect(await gone()).toEqual([{ issue_id: '10002' }])
    const left = await world.superuser<
      { host: string }[]
    >`select host from connection where tenant_id = ${tenantId}`
    expect(left).toEqual([{ host: 'jira' }])
    expect(
      await world.superuser`select from repository where repository_id = ${here.repositoryId}`,
    ).toHaveLength(1)
  })
})
