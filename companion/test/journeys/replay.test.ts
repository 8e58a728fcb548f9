import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { replayDelivery } from '../../src/actions/replay-delivery'
import { createAsking } from '../action-tools'
import { inWorld } from '../in-world'
import { createWorld, eventually, type World } from '../world'

let world: World
let here: ReturnType<typeof inWorld>
let asking: ReturnType<typeof createAsking>

beforeAll(async () => {
  world = await createWorld()
  here = inWorld(world)
  asking = createAsking(world.settings, world.tenantId)
}, 60_000)

afterAll(async () => {
  await asking.stop()
  await here.stop()
  await world.stop()
  expect(world.violations()).toEqual([])
})

const merge = async (title: string) => {
  const { pullRequest } = await here.open({ title })
  await here.row('SHOP-7', `#${pullRequest.number}`)
  await here.settled()
  await world.gitHost.merge({ repository: 'acme/storefront', number: pullRequest.number, by: 'dana' })
  return pullRequest.number
}

/** The delivery that told of the merge, as the page of deliveries shows it. */
const mergeOf = async (number: number) => {
  const [row] = await here.superuser<{ inboxId: string; outcome: string; reason: string | null }[]>`
    select inbox_id::text as "inboxId", outcome, reason from inbox
    where label = ${`#${number}`} and kind = 'merged' order by inbox_id desc limit 1`
  return row
}

const mergeThat = (number: number, outcome: string) =>
  eventually(
    () => mergeOf(number),
    (delivery) => delivery?.outcome === outcome,
  )

const replay = (delivery: Awaited<ReturnType<typeof mergeOf>>) =>
  asking.ask(replayDelivery, { inboxId: delivery?.inboxId ?? '' })

test('a delivery that happens again leaves the comment that is there the only one', async () => {
  const number = await merge('SHOP-7 Retry twice')
  const delivery = await mergeThat(number, 'done')
  await here.settled()
  const before = here.summaries('SHOP-7', 'Retry twice')
  expect(before).toHaveLength(1)

  await replay(delivery)
  await here.settled()
  await mergeThat(number, 'done')
  expect(here.summaries('SHOP-7', 'Retry twice')).toEqual(before)
})

test('a delivery that gave up goes through once the reason is gone and somebody replays it', async () => {
  const refuse = world.jira.override(({ method, url }) =>
    method === 'POST' && url.endsWith('/comment')
      ? Response.json({ errorMessages: ['This comment is refused.'], errors: {} }, { status: 400 })
      : undefined,
  )
  const number = await merge('SHOP-7 Refused at first')
  const gaveUp = await eventually(
    async () => {
      // Its next try waits for seconds each time; here it is due at once.
      await here.superuser`update graphile_worker._private_jobs set run_at = now() where locked_at is null`
      return mergeOf(number)
    },
    (delivery) => delivery?.outcome === 'gave up',
  )
  expect(here.summaries('SHOP-7', 'Refused at first')).toEqual([])
  refuse()

  await replay(gaveUp)
  await mergeThat(number, 'done')
  await here.settled()
  expect(here.summaries('SHOP-7', 'Refused at first')).toHaveLength(1)
}, 30_000)
