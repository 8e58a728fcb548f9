import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ActionWorld, createActionWorld } from '../../test/action-world'
import type { TenantSql } from '../database/database'
import type { PastPullRequest } from '../review-history/pull-request-to-review'
import { rankReviewers } from '../review-history/rank-reviewers'
import { createReviewHistory } from '../review-history/review-history'
import { readings } from './readings'
import { tallies } from './tallies'

let world: ActionWorld
beforeAll(async () => {
  world = await createActionWorld()
})
afterAll(() => world.stop())

const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => world.database.withTenant(world.tenantId, work)

const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count))
const past = (number: number): PastPullRequest => ({
  author: `a${number % 3}`,
  title: `SHOP-${number % 7} Change part ${number % 5}`,
  paths: [`web/${number % 4}/x.ts`, `${'deep/'.repeat(300)}y.ts`],
  reviewers: number % 9 === 0 ? [] : [`p${number % 4}`],
  at: day(number),
})
const opened = { ...past(9), at: day(100) }

test('what is counted in rows ranks as what is counted in memory, whatever the length of its paths', async () => {
  const history = createReviewHistory()
  for (let number = 1; number <= 20; number += 1) {
    history.add(past(number))
    const isNew = await inTenant((sql) => tallies(sql).count(world.repositoryId, number, past(number)))
    expect(isNew).toBe(true)
  }
  const found = await inTenant((sql) => tallies(sql).read(world.repositoryId, opened))
  const ranked = rankReviewers(opened, (key) => found.get(key), { count: 5 })
  expect(ranked.length).toBeGreaterThan(2)
  expect(ranked).toEqual(history.rank(opened, 5))
})

test('one that is told again, even at the same time, counts once', async () => {
  const before = await inTenant((sql) => tallies(sql).read(world.repositoryId, opened))
  const told = await Promise.all(
    Array.from({ length: 4 }, () => inTenant((sql) => tallies(sql).count(world.repositoryId, 21, past(21)))),
  )
  expect(told.filter((isNew) => isNew)).toHaveLength(1)
  const after = await inTenant((sql) => tallies(sql).read(world.repositoryId, opened))
  const seen = (found: typeof before) => found.get('everyone 120')?.seen ?? 0
  expect(seen(after)).toBe(seen(before) + 1)
  const counted = await inTenant((sql) => tallies(sql).counted(world.repositoryId, [20, 21, 22]))
  expect([...counted]).toEqual([20, 21])
})

test('another tenant sees nothing of it', async () => {
  const { tenantId } = await world.install()
  const found = await world.database.withTenant(tenantId, (sql) =>
    tallies(sql).read(world.repositoryId, opened),
  )
  expect(found.size).toBe(0)
})

test('what nobody touched for long is forgotten, the whole repository’s tallies are not', async () => {
  await inTenant((sql) => tallies(sql).forget(world.repositoryId, day(99)))
  const found = await inTenant((sql) => tallies(sql).read(world.repositoryId, opened))
  expect([...found.keys()].sort()).toEqual(['everyone 120', 'everyone 30', 'everyone 360'])
})

test('a reading goes on where it stopped, and begins anew only after its end', async () => {
  const { repositoryId } = world
  await inTenant((sql) => readings(sql).begin(repositoryId))
  const half = {
    state: 'reading',
    nextPage: 'https://host/page/2',
    lookedAt: 100,
    total: 800,
    endedBy: undefined,
  } as const
  await inTenant((sql) => readings(sql).save(repositoryId, { ...half, oldestAt: undefined }))
  await inTenant((sql) => readings(sql).reach(repositoryId, day(5)))
  await inTenant((sql) => readings(sql).reach(repositoryId, day(8)))
  await inTenant((sql) => readings(sql).begin(repositoryId))
  const stopped = await inTenant((sql) => readings(sql).find(repositoryId))
  expect(stopped).toEqual({ ...half, oldestAt: day(5) })

  await inTenant((sql) =>
    readings(sql).save(repositoryId, { ...half, state: 'read', endedBy: 'end', oldestAt: undefined }),
  )
  await inTenant((sql) => readings(sql).begin(repositoryId))
  const anew = await inTenant((sql) => readings(sql).find(repositoryId))
  expect(anew).toMatchObject({
    ...{ state: 'reading', nextPage: undefined, lookedAt: 0, total: undefined, endedBy: 'end' },
  })
})
