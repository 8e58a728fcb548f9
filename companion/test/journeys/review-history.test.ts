import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readings } from '../../src/history/readings'
import { tallies } from '../../src/history/tallies'
import { beginReading } from '../../src/jobs/begin-reading'
import { readHistoryReadings } from '../../src/panel/history-readings'
import { rules } from '../../src/rules/rules'
import { commitOf, inWorld } from '../in-world'
import { createWorld, eventually, type World } from '../world'

let world: World
let play: ReturnType<typeof inWorld>
let repositoryId = ''
beforeAll(async () => {
  world = await createWorld()
  play = inWorld(world)
  const [row] =
    await play.superuser`select repository_id as id from repository where name = 'acme/storefront'`
  repositoryId = String(row?.['id'])
}, 60_000)
afterAll(async () => {
  await play.stop()
  await world.stop()
  expect(world.violations()).toEqual([])
})

const merged = async (reviewer: string) => {
  const { pullRequest } = await play.open({ commits: [commitOf('Change it')] })
  const name = { repository: 'acme/storefront', number: pullRequest.number }
  await world.gitHost.review({ ...name, reviewer, verdict: 'approved' })
  await world.gitHost.merge({ ...name, by: 'olu' })
  return pullRequest.number
}

const begin = () => play.inTenant((sql) => beginReading(sql, { tenantId: world.tenantId, repositoryId }))
const reading = () => play.inTenant((sql) => readings(sql).find(repositoryId))
const hasEnded = () => eventually(reading, (seen) => seen?.state === 'read')
const tallyOf = (key: string) =>
  play.inTenant(async (sql) => {
    const asked = { author: 'mina', title: '', paths: ['checkout/retry-policy.ts'], at: new Date() }
    return (await tallies(sql).read(repositoryId, asked)).get(key)
  })

test('a repository’s past is read with its files and reviews, and each merge counts once', async () => {
  for (const reviewer of ['dana', 'dana', 'ravi']) await merged(reviewer)
  await play.open()
  await begin()
  expect(await hasEnded()).toMatchObject({ state: 'read', endedBy: 'end', oldestAt: expect.any(Date) })
  const folder = await tallyOf('path checkout/')
  expect(folder?.recent.flat().sort()).toEqual(['dana', 'dana', 'ravi'])
  expect((await tallyOf('author mina'))?.seen).toBeGreaterThanOrEqual(3)

  await begin()
  await hasEnded()
  await play.settled()
  expect((await tallyOf('path checkout/'))?.seen).toBe(folder?.seen)
})

test('it leaves half of the host’s calls to others, and goes on when they are renewed', async () => {
  await merged('ravi')
  const renewsAt = Math.floor(Date.now() / 1_000) + 2
  await play.inTenant(
    (sql) => sql`
      insert into call_limit (connection_id, allowed, calls_left, renews_at)
      select connection_id, 5000, 2499, to_timestamp(${renewsAt}) from repository
      where repository_id = ${repositoryId}
      on conflict (tenant_id, connection_id)
        do update set calls_left = 2499, renews_at = excluded.renews_at`,
  )
  await begin()
  await hasEnded()
  expect(Date.now()).toBeGreaterThanOrEqual(renewsAt * 1_000 - 100)
  expect((await tallyOf('path checkout/'))?.recent.flat()).toHaveLength(4)
})

test('a reading says how far it is, of how many, until it has ended', async () => {
  await play.inTenant(async (sql) => {
    await rules(sql).set(repositoryId, 'suggest-reviewers', true)
    await readings(sql).save(repositoryId, {
      ...{ state: 'reading', nextPage: undefined, lookedAt: 300, total: 800 },
      ...{ endedBy: undefined, oldestAt: undefined },
    })
  })
  const shown = () => play.inTenant((sql) => readHistoryReadings(sql))
  expect(await shown()).toEqual([{ repositoryId, repository: 'acme/storefront', lookedAt: 300, total: 800 }])
  await begin()
  await hasEnded()
  expect(await shown()).toEqual([])
})
