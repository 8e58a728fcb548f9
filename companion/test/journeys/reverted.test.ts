import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createWorld, eventually, type World } from '../world'

let world: World

beforeAll(async () => {
  world = await createWorld()
}, 60_000)

afterAll(async () => {
  await world.stop()
  expect(world.violations()).toEqual([])
})

const repository = 'acme/storefront'
const patch = '@@ -0,0 +1,1 @@\n+export const createCache = (minutes: number) => ({})'

const merge = async (title: string, branch: string, body = ''): Promise<number> => {
  const file = { path: `currency/${branch}.ts`, change: 'added', patch } as const
  const commits = [{ message: title, files: [file] }]
  const opened = await world.gitHost.openPullRequest({
    repository,
    title,
    branch,
    body,
    author: 'mina',
    isDraft: false,
    commits,
  })
  const { number } = opened.pullRequest
  await world.gitHost.merge({ repository, number, by: 'dana' })
  return number
}

const comments = () => world.jira.comments(world.jira.findIssue('SHOP-7')?.id ?? '')
const texts = () => comments().map(({ body }) => JSON.stringify(body))
const until = (words: string) =>
  eventually(
    () => texts(),
    (found) => found.some((text) => text.includes(words)),
  )

test('a reverted pull request says so in its own comment on its issue, and no longer once the revert is reverted', async () => {
  const original = await merge('Cache exchange rates', 'SHOP-7-cache')
  await until('"Merged: "')

  const revert = await merge(
    'Revert "Cache exchange rates"',
    `revert-${original}`,
    `Reverts ${repository}#${original}`,
  )
  await until(`Reverted by #${revert} on`)
  expect(comments()).toHaveLength(1)
  expect(texts()[0]).toContain('Merged, then reverted: ')
  expect((await world.readPanel('SHOP-7')).summaries).toEqual([
    expect.objectContaining({ label: `#${original}`, revertedBy: `#${revert}` }),
  ])

  const back = await merge(
    'Revert "Revert "Cache exchange rates""',
    `revert-${revert}`,
    `Reverts ${repository}#${revert}`,
  )
  await until(`Brought back by #${back} on`)
  expect(comments()).toHaveLength(1)
  expect(texts()[0]).toContain('"Merged: "')
}, 120_000)

test('a revert that names neither number nor commit is known by the title it quotes', async () => {
  const original = await merge('Round prices up', 'SHOP-8-prices')
  await merge('Round prices up in the cart', 'SHOP-8-cart')
  const commentsOn = (key: string) =>
    world.jira.comments(world.jira.findIssue(key)?.id ?? '').map(({ body }) => JSON.stringify(body))
  await eventually(
    () => commentsOn('SHOP-8'),
    (found) => found.length === 2,
  )

  const revert = await merge('Revert "Round prices up"', 'undo-prices', 'Prices were wrong.')
  await eventually(
    () => commentsOn('SHOP-8'),
    (found) => found.some((text) => text.includes(`Reverted by #${revert} on`)),
  )
  const reverted = commentsOn('SHOP-8').filter((text) => text.includes('Merged, then reverted: '))
  expect(reverted).toHaveLength(1)
  expect(reverted[0]).toContain(`#${original} by`)
  expect(commentsOn('SHOP-8')).toHaveLength(2)
}, 120_000)
