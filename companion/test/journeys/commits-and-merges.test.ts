import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commitOf, inWorld } from '../in-world'
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

const nameOf = (pullRequest: { readonly number: number }) => ({
  repository: 'acme/storefront',
  number: pullRequest.number,
})

describe('a draft', () => {
  test('is shown as one, ready once it is ready, and a draft again', async () => {
    const { pullRequest } = await here.open({ title: 'SHOP-7 Retry', isDraft: true })
    const label = `#${pullRequest.number}`
    await here.row('SHOP-7', label, ({ state }) => state === 'draft')
    await world.gitHost.markReady(nameOf(pullRequest))
    await here.row('SHOP-7', label, ({ state }) => state === 'open')
    await world.gitHost.convertToDraft(nameOf(pullRequest))
    await here.row('SHOP-7', label, ({ state }) => state === 'draft')
    await here.settled()
    expect(here.webLinks('SHOP-7', pullRequest.number)[0]?.object.summary).toBe(
      'Draft pull request in acme/storefront',
    )
  })
})

describe('a key in the commits alone', () => {
  test('unlinks when a force push drops its commit', async () => {
    const { pullRequest } = await here.open({ message: 'SHOP-8 Gift cards' })
    const label = `#${pullRequest.number}`
    await here.row('SHOP-8', label)
    await world.gitHost.forcePush({
      ...nameOf(pullRequest),
      commits: [commitOf('Gift cards, at last'), commitOf('SHOP-9 And dates')],
    })
    await here.row('SHOP-9', label)
    await here.settled()
    expect(await here.findRow('SHOP-8', label)).toBeUndefined()
    expect(here.webLinks('SHOP-8', pullRequest.number)).toEqual([])
  })

  test.each(['squash', 'rebase'] as const)('is told what shipped after a %s', async (method) => {
    const title = `Gift cards, ${method}`
    const { pullRequest } = await here.open({ title, message: 'SHOP-8 Gift cards' })
    await here.row('SHOP-8', `#${pullRequest.number}`)
    await world.gitHost.merge({ ...nameOf(pullRequest), by: 'dana', method })
    await eventually(
      () => here.summaries('SHOP-8', title),
      (comments) => comments.length === 1,
    )
    expect(await here.findRow('SHOP-8', `#${pullRequest.number}`)).toMatchObject({ state: 'merged' })
  })

  test('counts where somebody wrote it only when they squashed', async () => {
    const title = 'Gift cards without a key'
    const { pullRequest } = await here.open({ title })
    await world.gitHost.merge({
      ...nameOf(pullRequest),
      by: 'dana',
      method: 'squash',
      message: `${title}\n\nSHOP-8`,
    })
    const row = await here.row('SHOP-8', `#${pullRequest.number}`)
    expect(row?.why).toMatchObject({ place: 'commit', writtenKey: 'SHOP-8', subject: title })
    await eventually(
      () => here.summaries('SHOP-8', title),
      (comments) => comments.length === 1,
    )
  })

  test('is found in commit 280 of 300, though the host lists 250 of a pull request', async () => {
    const commits = Array.from({ length: 300 }, (_, index) =>
      commitOf(index === 279 ? 'SHOP-9 Show the date' : `Step ${index}`),
    )
    const { pullRequest } = await here.open({ commits })
    const row = await here.row('SHOP-9', `#${pullRequest.number}`)
    expect(row?.why).toMatchObject({ place: 'commit', subject: 'SHOP-9 Show the date' })
  })
})

describe('a pull request from a fork that is gone', () => {
  test('is linked by its title and its branch all the same', async () => {
    const { pullRequest } = await here.open({ branch: 'SHOP-7-from-a-fork', isForkGone: true })
    const row = await here.row('SHOP-7', `#${pullRequest.number}`)
    expect(row?.why).toMatchObject({ place: 'branch', branch: 'SHOP-7-from-a-fork' })
  })
})

describe('a pull request that takes another one back', () => {
  test('says so in the panel, and its merge is no news of something that shipped', async () => {
    const title = 'Revert "SHOP-7 Retry payment calls"'
    const { pullRequest } = await here.open({ title, body: 'Reverts acme/storefront#41' })
    const label = `#${pullRequest.number}`
    await here.row('SHOP-7', label, ({ isRevert }) => isRevert)
    await world.gitHost.merge({ ...nameOf(pullRequest), by: 'dana' })
    await here.row('SHOP-7', label, ({ state }) => state === 'merged')
    await here.settled()
    expect(here.summaries('SHOP-7', 'Revert')).toEqual([])
    const { summaries } = await world.readPanel('SHOP-7')
    expect(summaries.filter((summary) => summary.label === label)).toEqual([])
  })
})

describe('a summary', () => {
  test('that a person deleted is not written again, though another issue is linked after the merge', async () => {
    const { pullRequest } = await here.open({ title: 'SHOP-7 Late news' })
    await here.row('SHOP-7', `#${pullRequest.number}`)
    await world.gitHost.merge({ ...nameOf(pullRequest), by: 'dana' })
    const [comment] = await eventually(
      () => here.summaries('SHOP-7', 'Late news'),
      (comments) => comments.length === 1,
    )
    await here.settled()
    world.jira.deleteComment(comment?.id ?? '')
    await world.gitHost.editPullRequest({ ...nameOf(pullRequest), title: 'SHOP-7 SHOP-8 Late news' })
    await eventually(
      () => here.summaries('SHOP-8', 'Late news'),
      (comments) => comments.length === 1,
    )
    await here.settled()
    expect(here.summaries('SHOP-7', 'Late news')).toEqual([])
  })

  test('is written when a bot merges what a person opened', async () => {
    const { pullRequest } = await here.open({ title: 'SHOP-7 Merged by a bot' })
    await here.row('SHOP-7', `#${pullRequest.number}`)
    await world.gitHost.merge({ ...nameOf(pullRequest), by: 'dependabot[bot]' })
    await eventually(
      () => here.summaries('SHOP-7', 'Merged by a bot'),
      (comments) => comments.length === 1,
    )
  })
})
