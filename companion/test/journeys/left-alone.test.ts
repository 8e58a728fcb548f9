import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inWorld } from '../in-world'
import { createWorld, eventually, type World } from '../world'

let world: World
let here: ReturnType<typeof inWorld>

beforeAll(async () => {
  world = await createWorld()
  here = inWorld(world)
}, 60_000)

afterAll(async () => {
  await here.stop()
  await world.stop()
  expect(world.violations()).toEqual([])
})

/** Why the deliveries of one pull request came to nothing, as their traces say it. */
const whySkipped = async (number: number) => {
  const rows = await here.superuser<{ detail: string }[]>`
    select trace.detail from trace join inbox using (tenant_id, inbox_id)
    where (inbox.body::jsonb ->> 'number')::int = ${number} and inbox.event = 'pull_request'
      and trace.outcome = 'skipped' order by trace_id`
  return rows.map(({ detail }) => detail)
}

describe('a pull request that nothing is linked to', () => {
  test.each([
    [
      'a merge queue made it',
      { branch: 'gh-readonly-queue/main/pr-42-5f3c' },
      'A merge queue made this branch.',
    ],
    ['it has the label no-ticket', { labels: ['no-ticket'] }, 'Skipped: label no-ticket.'],
    ['its title says no-jira', { title: 'SHOP-7 [no-jira] Tidy' }, 'Skipped: “no-jira” in the title.'],
    ['its description says NOJIRA', { body: 'NOJIRA' }, 'Skipped: “nojira” in the description.'],
    ['its branch says no-jira', { branch: 'no-jira-SHOP-7' }, 'Skipped: “no-jira” in the branch.'],
  ])('because %s', async (_, more, said) => {
    const { pullRequest } = await here.open({ title: 'SHOP-7 Tidy', ...more })
    await here.settled()
    expect(await here.findRow('SHOP-7', `#${pullRequest.number}`)).toBeUndefined()
    expect(here.webLinks('SHOP-7', pullRequest.number)).toEqual([])
    expect(await whySkipped(pullRequest.number)).toEqual([said])
  })

  test('a merge queue’s pull request is not even stored', async () => {
    const { pullRequest } = await here.open({ branch: 'gh-readonly-queue/main/pr-43-5f3c' })
    await here.settled()
    const stored = await here.superuser`select from pull_request where number = ${pullRequest.number}`
    expect(stored).toHaveLength(0)
  })
})

describe('the label no-ticket', () => {
  test('takes the link away once it is there, and taking it off brings the link back', async () => {
    const { pullRequest } = await here.open({ title: 'SHOP-7 Tidy' })
    const name = { repository: 'acme/storefront', number: pullRequest.number }
    const label = `#${pullRequest.number}`
    await here.row('SHOP-7', label)
    await world.gitHost.addLabel({ ...name, label: 'no-ticket' })
    await eventually(
      () => here.findRow('SHOP-7', label),
      (row) => row === undefined,
    )
    await here.settled()
    expect(here.webLinks('SHOP-7', pullRequest.number)).toEqual([])
    await world.gitHost.removeLabel({ ...name, label: 'no-ticket' })
    await here.row('SHOP-7', label)
  })
})

describe('a bot’s pull request', () => {
  test('is known by its state, and neither linked nor told about', async () => {
    const { pullRequest } = await here.open({
      title: 'SHOP-7 Bump dates',
      branch: 'dependabot/npm/dates-3.1.3',
      author: 'dependabot[bot]',
    })
    const name = { repository: 'acme/storefront', number: pullRequest.number }
    await world.gitHost.merge({ ...name, by: 'dana' })
    await eventually(
      () =>
        here.superuser`select from pull_request where number = ${pullRequest.number} and state = 'merged'`,
      (rows) => rows.length === 1,
    )
    await here.settled()
    expect(await here.findRow('SHOP-7', `#${pullRequest.number}`)).toBeUndefined()
    expect(here.summaries('SHOP-7', 'Bump dates')).toEqual([])
    expect(here.webLinks('SHOP-7', pullRequest.number)).toEqual([])
  })
})
