import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createPanelWorld, type PanelWorld } from '../../test/panel-world'
import { leftOvers } from './left-overs'
import { standingTodos } from './standing-todos'

let world: PanelWorld
beforeAll(async () => {
  world = await createPanelWorld()
})
beforeEach(() => world.startOver())
afterAll(() => world.stop())

const path = 'src/pay.ts'
const todo = {
  ...({ key: 'retry', kind: 'todo', path, line: 1, text: 'TODO: retry', by: undefined } as const),
  ...({ url: 'https://github.com/acme/shop/blob/main/src/pay.ts#L1', standing: 'left' } as const),
  fingerprint: 'f1',
}
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second))
const merged = (number: number, second: number, baseBranch = 'main') =>
  world.link({ number, state: 'merged', baseBranch, mergedAt: at(second) })

/** What the pull requests before one left in the code. */
const before = async (earlier: Promise<string>, later: Promise<string>) => {
  const [earlierId, laterId] = [await earlier, await later]
  await world.inTenant((sql) => leftOvers(sql).replace(earlierId, [todo]))
  return world.inTenant((sql) => standingTodos(sql).leftBefore(laterId))
}

test('to-dos of a pull request that merged earlier, or in the same second, stand in the code', async () => {
  expect(await before(merged(1, 10), merged(2, 20))).toMatchObject([{ key: 'retry', path }])
  expect(await before(merged(3, 30), merged(4, 30))).toMatchObject([{ key: 'retry' }, { key: 'retry' }])
})

test.each([
  ['itself', () => before(merged(1, 10), merged(1, 10))],
  ['one that merged later', () => before(merged(1, 11), merged(2, 10))],
  ['one that merged into another branch', () => before(merged(1, 10, 'next'), merged(2, 20))],
])('those of %s do not', async (_, found) => {
  expect(await found()).toEqual([])
})

test('those that a later one took away stand for that one alone, which may be looked at again', async () => {
  const [standing] = await before(merged(1, 10), merged(2, 20))
  if (!standing) throw new Error('Nothing stands.')
  const [second, third] = [await merged(2, 20), await merged(3, 30)]
  await world.inTenant((sql) => standingTodos(sql).change(second, { gone: [standing], moved: [] }))
  const leftFor = (id: string) => world.inTenant((sql) => standingTodos(sql).leftBefore(id))
  expect(await leftFor(second)).toHaveLength(1)
  expect(await leftFor(third)).toEqual([])
})
