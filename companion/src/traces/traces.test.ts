import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import type { TenantSql } from '../database/database'
import { type TraceStep, traces } from './traces'

let world: InstalledTenant

beforeAll(async () => {
  world = await createInstalledTenant()
})

afterAll(() => world.stop())

const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => world.database.withTenant(world.tenantId, work)

const newDelivery = async (more: { about?: string } = {}): Promise<string> => {
  const [row] = await world.superuser<{ id: string }[]>`
    insert into inbox (tenant_id, connection_id, delivery_id, event, body, about)
    values (${world.tenantId}, ${world.connectionId}, ${randomUUID()}, 'pull_request', '{}', ${more.about ?? null})
    returning inbox_id::text as id`
  return row?.id ?? ''
}

const rowOf = async (inboxId: string) => {
  const [row] = await world.superuser`
    select outcome, reason, took_ms as "tookMs", label, repository, issue_keys as "issueKeys" from inbox
    where inbox_id = ${inboxId}`
  return row
}

const step = (name: TraceStep['step'], outcome: TraceStep['outcome'], subject?: string): TraceStep => ({
  step: name,
  outcome,
  detail: `${name} ${subject ?? ''}: ${outcome}`,
  ...(subject !== undefined && { subject }),
})

describe('a delivery’s outcome', () => {
  test.each<[string, readonly TraceStep[], TraceStep['outcome']]>([
    ['is waiting while nothing is told', [], 'waiting'],
    ['is that of reading, where there is no more to tell', [step('read', 'done')], 'done'],
    [
      'is that of matching rather than of reading',
      [step('read', 'done'), step('fetched', 'done'), step('matched', 'nothing to do')],
      'nothing to do',
    ],
    [
      'is done when it was linked though every rule is off',
      [step('matched', 'done'), step('rule', 'off', 'a')],
      'done',
    ],
    ['is skipped when nobody wanted it', [step('read', 'done'), step('matched', 'skipped')], 'skipped'],
    ['is waiting while one rule waits', [step('matched', 'done'), step('rule', 'waiting', 'a')], 'waiting'],
    ['is parked over done', [step('rule', 'done', 'a'), step('rule', 'parked', 'b')], 'parked'],
    ['is gave up over all others', [step('rule', 'parked', 'b'), step('jira', 'gave up', '1')], 'gave up'],
  ])('%s', async (_, steps, outcome) => {
    const inboxId = await newDelivery()
    await inTenant((sql) => traces(sql).add(inboxId, ...steps))
    expect(await rowOf(inboxId)).toMatchObject({ outcome })
  })

  test('counts the time it took, but not while it waits', async () => {
    const inboxId = await newDelivery()
    await inTenant((sql) => traces(sql).add(inboxId, step('rule', 'waiting', 'a')))
    expect((await rowOf(inboxId))?.['tookMs']).toBeNull()
    await inTenant((sql) => traces(sql).add(inboxId, step('rule', 'done', 'a')))
    expect((await rowOf(inboxId))?.['tookMs']).toBeGreaterThanOrEqual(0)
  })
})

describe('a step that is told again', () => {
  test('replaces what it said, and counts its tries', async () => {
    const inboxId = await newDelivery()
    const until = new Date('2026-11-25T10:30:00Z')
    await inTenant((sql) => traces(sql).add(inboxId, { ...step('rule', 'waiting', 'a'), until }))
    await inTenant((sql) => traces(sql).add(inboxId, step('rule', 'done', 'a')))
    expect(await inTenant((sql) => traces(sql).of(inboxId))).toEqual([
      { step: 'rule', subject: 'a', outcome: 'done', detail: 'rule a: done', at: expect.any(Date), tries: 2 },
    ])
  })

  test('is gone when the whole way is told anew without it', async () => {
    const inboxId = await newDelivery()
    await inTenant((sql) =>
      traces(sql).add(
        inboxId,
        step('fetched', 'waiting'),
        step('rule', 'done', 'a'),
        step('jira', 'done', '1'),
      ),
    )
    const facts = { repository: 'acme/storefront', label: '#42', kind: 'opened' }
    await inTenant((sql) => traces(sql).retell(inboxId, facts, [step('matched', 'skipped')]))
    const steps = await inTenant((sql) => traces(sql).of(inboxId))
    expect(steps.map((one) => one.step).sort()).toEqual(['jira', 'matched'])
    expect(await rowOf(inboxId)).toMatchObject({ repository: 'acme/storefront', label: '#42', issueKeys: [] })
  })

  test('is told to nobody when the delivery is gone', async () => {
    await expect(inTenant((sql) => traces(sql).add('999999', step('read', 'done')))).resolves.toBeUndefined()
  })
})

describe('what a later delivery does', () => {
  test('leaves nothing waiting of an earlier one: neither rules nor web links', async () => {
    const pullRequestId = randomUUID()
    const [earlier, later] = [await newDelivery(), await newDelivery()]
    await inTenant(async (sql) => {
      await traces(sql).retell(earlier, { pullRequestId }, [
        step('matched', 'done'),
        step('rule', 'waiting', 'a'),
      ])
      await traces(sql).add(earlier, step('jira', 'gave up', '1'), step('jira', 'waiting', '2'))
      await traces(sql).takeOver(later, pullRequestId, { rules: ['a'], issueIds: ['1'] })
    })
    expect(await rowOf(earlier)).toMatchObject({ outcome: 'waiting', reason: 'jira 2: waiting' })
    await inTenant((sql) => traces(sql).takeOver(later, pullRequestId, { rules: [], issueIds: ['2'] }))
    expect(await rowOf(earlier)).toMatchObject({ outcome: 'done', reason: 'matched : done' })
  })

  test('leaves nothing waiting of earlier events of the same issue', async () => {
    const earlier = await newDelivery({ about: '10007' })
    const other = await newDelivery({ about: '10008' })
    const later = await newDelivery({ about: '10007' })
    await inTenant((sql) => traces(sql).add(earlier, step('read', 'waiting')))
    await inTenant((sql) => traces(sql).takeOverIssue(later, '10007'))
    const reason = 'A later event of this issue was acted on.'
    expect(await rowOf(earlier)).toMatchObject({ outcome: 'nothing to do', reason })
    expect(await inTenant((sql) => traces(sql).of(earlier))).toMatchObject([{ outcome: 'nothing to do' }])
    expect(await rowOf(other)).toMatchObject({ outcome: 'waiting' })
  })
})
