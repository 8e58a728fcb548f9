import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { commitOf } from '../in-world'
import { createPipelineAlone } from '../pipeline-alone'

/** Side by side, since most of the time is spent waiting for rows. Each has a database and fakes of its own. */
const laneCount = 4
let lanes: readonly Lane[]

beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: laneCount }, openLane))
}, 120_000)

afterAll(() => Promise.all(lanes.map(({ alone }) => alone.stop())))

const repository = 'acme/storefront'
type Alone = Awaited<ReturnType<typeof createPipelineAlone>>
type Lane = Awaited<ReturnType<typeof openLane>>

const openLane = async () => {
  const alone = await createPipelineAlone(() => new Date('2026-11-22T10:15:30Z'))
  return { alone, deliveries: await playSixEvents(alone) }
}

/** Opened as a draft, pushed to, reviewed, renamed, made ready, merged: the host tells of six events. */
const playSixEvents = async ({ gitHost, keepDeliveries }: Alone) => {
  const events = ['pull_request', 'pull_request_review']
  const hook = gitHost.addHook({ repository, url: 'http://127.0.0.1:1/nobody', secret: 's', events })
  const { pullRequest } = await gitHost.openPullRequest({
    repository,
    title: 'Retry payment calls',
    branch: 'SHOP-7-deadline',
    author: 'mina',
    isDraft: true,
    commits: [commitOf('Give up after eight seconds')],
  })
  const name = { repository, number: pullRequest.number }
  await gitHost.push({ ...name, ...commitOf('Keep the order') })
  await gitHost.review({ ...name, reviewer: 'dana', verdict: 'approved' })
  await gitHost.editPullRequest({ ...name, title: 'SHOP-9 Retry payment calls with a deadline' })
  await gitHost.markReady(name)
  await gitHost.merge({ ...name, by: 'dana' })
  gitHost.removeHook(hook.id)
  return keepDeliveries()
}

/** What is left in rows and in Jira, but for ids that are new each time. */
const outcome = async ({ superuser, jira }: Alone) => {
  const [row] = await superuser<{ all: object; id: string }[]>`
    select pull_request_id as id, json_build_object(
      'pullRequest', (
        select json_agg(to_jsonb(pull) - 'pull_request_id' - 'repository_id' - 'tenant_id') from pull_request pull),
      'links', (
        select json_agg(to_jsonb(link) - 'pull_request_id' - 'tenant_id' - 'linked_at' order by issue_id)
        from linked_issue link),
      'summary', (
        select json_agg(to_jsonb(summary) - 'pull_request_id' - 'tenant_id' - 'written_at')
        from merge_summary summary),
      'effects', (
        select json_agg(to_jsonb(effect) - 'remote_id' - 'tenant_id' - 'changed_at' order by effect_key) from effect)
    ) as all from pull_request`
  const inJira = jira.issues().map(({ id, key }) => ({
    key,
    comments: jira.comments(id).map(({ body, properties }) => ({ body, properties })),
    webLinks: jira.remoteLinks(id).map(({ id: _, ...link }) => link),
  }))
  const rows = JSON.stringify(row?.all ?? 'nothing').replaceAll(row?.id ?? 'no id', 'the pull request')
  return { rows, inJira: JSON.stringify(inJira) }
}

const clean = async ({ superuser, jira }: Alone) => {
  jira.reset()
  await superuser.unsafe('delete from trace; delete from effect; delete from pull_request')
}

/** Delivers in this order, the first event being number 0, and tells what came of it. */
const playInOrder = async ({ alone, deliveries }: Lane, order: readonly number[], isLate: boolean) => {
  for (const event of order) {
    await alone.handleDelivery(deliveries[event] ?? '')
    if (!isLate) await alone.workOff()
  }
  await alone.workOff()
  const found = await outcome(alone)
  await clean(alone)
  return found
}

const ordersOf = (events: readonly number[]): readonly (readonly number[])[] =>
  events.length < 2
    ? [events]
    : events.flatMap((first) =>
        ordersOf(events.filter((event) => event !== first)).map((rest) => [first, ...rest]),
      )

test('six events of one pull request lead to the same rows, comments and links in each of their 720 orders', async () => {
  const orders = ordersOf([0, 1, 2, 3, 4, 5])
  const outcomes = await Promise.all(
    lanes.map(async (lane, nth) => {
      const found: { order: readonly number[]; rows: string; inJira: string }[] = []
      for (const [turn, order] of orders.entries()) {
        if (turn % laneCount !== nth) continue
        // Mostly the jobs wait until all is delivered, as the queue has it; sometimes each is done at once.
        const isLate = Math.floor(turn / laneCount) % 5 !== 0
        found.push({ order, ...(await playInOrder(lane, order, isLate)) })
      }
      return found
    }),
  )
  const all = outcomes.flat()
  const [first] = all
  expect(all).toHaveLength(720)
  for (const one of all) expect(one).toEqual({ ...first, order: one.order })
  expect(first?.rows).toContain('"state":"merged"')
  for (const key of ['SHOP-7', 'SHOP-9'])
    expect(first?.inJira).toMatch(new RegExp(`"${key}","comments":\\[\\{.*?\\}\\],"webLinks":\\[\\{`))
  for (const { alone } of lanes) expect([...alone.jira.violations, ...alone.gitHost.violations]).toEqual([])
}, 300_000)
