import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { replayDelivery } from '../../src/actions/replay-delivery'
import { writeSummaryAgain } from '../../src/actions/write-summary-again'
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

let telling = 0
let title = ''
let number = 0
beforeEach(async () => {
  telling += 1
  title = `Retry call ${telling}`
  const { pullRequest } = await here.open({ title: `SHOP-7 SHOP-8 ${title}` })
  number = pullRequest.number
  await here.row('SHOP-7', `#${number}`)
  await here.settled()
  await world.gitHost.merge({ repository: 'acme/storefront', number, by: 'dana' })
  await eventually(commentsOn('SHOP-7'), (comments) => comments.length === 1)
  await eventually(commentsOn('SHOP-8'), (comments) => comments.length === 1)
  await here.settled()
})

const commentsOn = (issueKey: string) => () => here.summaries(issueKey, title)

/** How many of Jira's events are in the inbox. */
const eventsRead = async () => {
  const [row] = await here.superuser<{ count: number }[]>`
    select count(*)::int as count from inbox where about is not null`
  return row?.count ?? 0
}

/** A person deletes the comment in Jira. */
const deleteComment = async (issueKey: string) => {
  const count = await eventsRead()
  for (const { id } of commentsOn(issueKey)()) world.jira.deleteComment(id)
  await eventually(eventsRead, (read) => read > count)
  await here.settled()
}

const askFor = async (issueKey: string) => {
  await asking.ask(writeSummaryAgain, { issueId: here.issueId(issueKey) })
  await here.settled()
}

/** Of the pull request, with what it tells of the rule. */
const newestDelivery = async () => {
  const [row] = await here.superuser<{ inboxId: string; outcome: string; detail: string }[]>`
    select inbox.inbox_id::text as "inboxId", trace.outcome, trace.detail from trace
    join inbox using (tenant_id, inbox_id)
    where inbox.label = ${`#${number}`} and trace.subject = 'post-merge-summary' order by inbox.inbox_id desc limit 1`
  return row
}

describe('a merge summary that a person has deleted', () => {
  test('comes back once, on the issue for which somebody asks, and stays deleted on the other', async () => {
    await deleteComment('SHOP-7')
    await deleteComment('SHOP-8')
    await Promise.all([askFor('SHOP-7'), askFor('SHOP-7'), askFor('SHOP-7')])
    expect(commentsOn('SHOP-7')()).toHaveLength(1)
    expect(commentsOn('SHOP-8')()).toEqual([])
  })

  test('is known as deleted in the panel, with the reason why it stays so, until it comes back', async () => {
    const shipped = async () =>
      (await world.readPanel('SHOP-7')).summaries.find(({ label }) => label === `#${number}`)
    expect(await shipped()).toMatchObject({ isPosted: true })
    await deleteComment('SHOP-7')
    expect(await shipped()).toMatchObject({ isPosted: false, noComment: { because: 'deleted' } })
    await askFor('SHOP-7')
    expect(await shipped()).toMatchObject({ isPosted: true })
  })

  test('and has come back can be deleted again', async () => {
    await deleteComment('SHOP-7')
    await askFor('SHOP-7')
    await deleteComment('SHOP-7')
    await asking.ask(replayDelivery, { inboxId: (await newestDelivery())?.inboxId ?? '' })
    await here.settled()
    expect(commentsOn('SHOP-7')()).toEqual([])
  })
})

test('a merge summary that still stands is replaced in place', async () => {
  const [before] = commentsOn('SHOP-7')()
  await askFor('SHOP-7')
  expect(commentsOn('SHOP-7')().map(({ id }) => id)).toEqual([before?.id])
})

test('what became of it stands in the trace of the merge', async () => {
  await askFor('SHOP-7')
  expect(await newestDelivery()).toMatchObject({
    outcome: 'done',
    detail: expect.stringMatching(/^Comment on 1 linked issue: /),
  })
})
