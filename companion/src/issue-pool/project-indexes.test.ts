import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createPoolWorld, now, storedIssue } from '../../test/pool-world'
import { inOneTransaction } from './in-one-transaction'
import { personOfJira } from './jira-name'
import { createProjectIndexes } from './project-indexes'

let world: Awaited<ReturnType<typeof createPoolWorld>>
beforeAll(async () => {
  world = await createPoolWorld()
})
afterAll(() => world.stop())

const tenantWith = async (count: number) => {
  const tenant = await world.addTenant()
  await tenant.save(Array.from({ length: count }, (_, at) => storedIssue(at + 1, `Refund number ${at + 1}`)))
  return tenant
}
type Tenant = Awaited<ReturnType<typeof tenantWith>>

const lookingFor = ({ tenantId }: Tenant, at = now) => ({
  ...{ tenantId, personOf: personOfJira, now: at },
  read: inOneTransaction(world.database, tenantId),
})
const scope = (issueCount: number) => ({
  ...{ projectIds: ['10'], issueCount, textLength: 0, summaryLength: 0, excluded: [] },
})
const sizeOf = async (indexes: ReturnType<typeof createProjectIndexes>, tenant: Tenant, at = now) => {
  await indexes.refresh(lookingFor(tenant, at))
  const [index] = (await indexes.open(scope(3), lookingFor(tenant, at))) ?? []
  return index?.size
}

describe('the indexes that a process keeps', () => {
  it('are made of a project that is asked about for the second time', async () => {
    const [indexes, tenant] = [createProjectIndexes(), await tenantWith(3)]
    expect([await sizeOf(indexes, tenant), await sizeOf(indexes, tenant)]).toEqual([undefined, 3])
  })

  it('follow what comes and what leaves, also more than is read at once', async () => {
    const [indexes, tenant] = [createProjectIndexes(), await tenantWith(520)]
    await sizeOf(indexes, tenant)
    expect(await sizeOf(indexes, tenant)).toBe(520)
    await tenant.save([storedIssue(521, 'Refund')])
    await tenant.remove('10001', '10002', '10003')
    expect(await sizeOf(indexes, tenant)).toBe(518)
    await tenant.save(Array.from({ length: 510 }, (_, at) => storedIssue(at + 600, 'Parcel')))
    expect(await sizeOf(indexes, tenant)).toBe(1_028)
  })

  it('are of one tenant each', async () => {
    const [indexes, ours, theirs] = [createProjectIndexes(), await tenantWith(3), await tenantWith(2)]
    for (const tenant of [ours, theirs]) await sizeOf(indexes, tenant)
    expect([await sizeOf(indexes, ours), await sizeOf(indexes, theirs)]).toEqual([3, 2])
  })

  it('make room for one another, and for none that is too large alone', async () => {
    const [indexes, first, second] = [createProjectIndexes(4), await tenantWith(3), await tenantWith(2)]
    for (const tenant of [first, second, first, second]) await sizeOf(indexes, tenant)
    await first.remove('10001')
    await second.remove('10001')
    // The first one made room: what is read of it now is read anew, while the second one is kept.
    expect((await indexes.open(scope(3), lookingFor(second)))?.[0]?.size).toBe(2)
    expect((await indexes.open(scope(3), lookingFor(first)))?.[0]?.size).toBe(2)
    expect(await indexes.open(scope(5), lookingFor(first))).toBeUndefined()
  })

  it('are read anew when nobody looked after changes for a day', async () => {
    const [indexes, tenant] = [createProjectIndexes(), await tenantWith(3)]
    for (let times = 0; times < 2; times++) await sizeOf(indexes, tenant)
    await tenant.remove('10001')
    await tenant.inTenant((sql) => sql`delete from gone_issue`)
    expect(await sizeOf(indexes, tenant, new Date(now.getTime() + 23 * 3_600_000))).toBe(3)
    expect(await sizeOf(indexes, tenant, new Date(now.getTime() + 50 * 3_600_000))).toBe(2)
  })

  it('read a project once, however many ask at the same time', async () => {
    const [indexes, tenant] = [createProjectIndexes(), await tenantWith(3)]
    await sizeOf(indexes, tenant)
    const all = await Promise.all([1, 2, 3].map(() => indexes.open(scope(3), lookingFor(tenant))))
    expect(new Set(all.map((found) => found?.[0])).size).toBe(1)
  })
})
