import { expect, test } from '@jest/globals'
import { statusOf } from './status-words'

const link = (key: string) => ({ key, why: { place: 'title', writtenKey: key } }) as const
const missing = 'No issue is linked: write its key, or answer /link KEY or /no-issue'

test.each([
  [[link('SHOP-7')], false, false, ['success', 'Linked to SHOP-7', 'SHOP-7']],
  [[link('SHOP-7'), link('SHOP-8')], true, false, ['success', 'Linked to SHOP-7 and 1 more', 'SHOP-7']],
  [[], true, false, ['success', 'Needs no issue', undefined]],
  [[], false, true, ['success', 'Needs no issue', undefined]],
  [[], false, false, ['pending', missing, undefined]],
])('links %j, needs none %j, skipped %j: %j', (links, needsNone, isSkipped, expected) => {
  const { state, description, key } = statusOf({ links, needsNone }, isSkipped)
  expect([state, description, key]).toEqual(expected)
  expect(description.length).toBeLessThan(140)
})
