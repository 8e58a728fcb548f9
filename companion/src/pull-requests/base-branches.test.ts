import { expect, it } from '@jest/globals'
import { isBaseBranch } from './base-branches'

it.each([
  [[], 'anything', true],
  [['main', 'master'], 'main', true],
  [['main', 'master'], 'mainline', false],
  [['main'], 'Main', false],
  [['release/*'], 'release/2026/11', true],
  [['release/*'], 'release', false],
  [['*'], 'feature/cart', true],
  [['v1.x'], 'v1.x', true],
  [['v1.x'], 'v12x', false],
  [[' main '], 'main', true],
  [['(main|master)'], 'main', false],
])('of the patterns %j, %s: %s', (patterns, branch, expected) => {
  expect(isBaseBranch(patterns, branch)).toBe(expected)
})
