import { describe, expect, test } from '@jest/globals'
import type { Fact } from './facts/facts'
import { sizeOf, writeAreas } from './write-areas'

const write = (facts: readonly Fact[], subject?: string) =>
  writeAreas({ areas: [{ area: 'Checkout', kind: 'code', lines: 1, facts, ...(subject && { subject }) }] })[0]
    ?.text

describe('the sentence of an area', () => {
  test.each<[readonly Fact[], string]>([
    [[{ verb: 'changes', names: ['a'] }], 'changes a.'],
    [[{ verb: 'changes', names: ['a', 'b'] }], 'changes a and b.'],
    [[{ verb: 'changes', names: ['a', 'b', 'c'] }], 'changes a, b and c.'],
    [[{ verb: 'changes', names: ['a', 'b', 'c', 'd', 'e'] }], 'changes a, b, c and 2 more.'],
    [[{ verb: 'adds', noun: 'table', names: ['a'] }], 'adds the table a.'],
    [[{ verb: 'adds', noun: 'table', names: ['a', 'b'] }], 'adds the tables a and b.'],
    [[{ verb: 'adds', noun: 'column', names: ['a'], place: 'in b' }], 'adds the column a in b.'],
    [[{ verb: 'moves', names: ['a', 'b'], place: 'to Pricing' }], 'moves a and b to Pricing.'],
    [[{ verb: 'adds', noun: 'test', names: ['a'], count: 1 }], 'adds 1 test for a.'],
    [[{ verb: 'adds', noun: 'test', names: ['a', 'b'], count: 12 }], 'adds 12 tests for a and b.'],
    [[{ verb: 'updates', noun: 'file', names: [], count: 1_200 }], 'updates 1,200 files.'],
  ])('of %j is %j', (facts, sentence) => {
    expect(write(facts)).toBe(sentence)
  })

  test('says what came first and what went last', () => {
    const facts: readonly Fact[] = [
      { verb: 'removes', names: ['d'] },
      { verb: 'moves', names: ['c'] },
      { verb: 'changes', names: ['b'] },
      { verb: 'adds', names: ['a'] },
    ]
    expect(write(facts)).toBe('adds a, changes b, moves c, removes d.')
  })

  test('is one list where it can be read as one', () => {
    const endpoint: Fact = { verb: 'adds', noun: 'endpoint', names: ['/a'] }
    expect(write([endpoint, { verb: 'adds', names: ['b', 'c'] }])).toBe('adds the endpoint /a, b and c.')
    expect(
      write([
        { ...endpoint, names: ['/a', '/b'] },
        { verb: 'adds', names: ['c'] },
      ]),
    ).toBe('adds the endpoints /a and /b, adds c.')
  })

  test('begins with the words of a commit', () => {
    expect(write([{ verb: 'adds', names: ['a'] }], 'Retry calls')).toBe('Retry calls; adds a.')
  })

  test('holds no secret and nothing hidden, even in names', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`
    expect(write([{ verb: 'adds', names: [`${token}\u202e`] }])).toBe('adds [GitHub token removed].')
  })
})

test.each([
  [{ files: 1, addedLines: 1, removedLines: 0, areas: 1 }, 1, '1 file, 1 line added.'],
  [{ files: 14, addedLines: 320, removedLines: 12, areas: 3 }, 3, '14 files, 320 lines added, 12 removed.'],
  [{ files: 2, addedLines: 0, removedLines: 1, areas: 1 }, 1, '2 files, 1 line removed.'],
  [{ files: 6, addedLines: 0, removedLines: 0, areas: 1 }, 1, '6 files.'],
  [
    { files: 3_000, addedLines: 9_000, removedLines: 1_000, areas: 9 },
    4,
    '3,000 files in 9 areas, 9,000 lines added, 1,000 removed.',
  ],
])('the size %j, with %i areas told, is %j', (size, told, text) => {
  expect(sizeOf(size, told)).toBe(text)
})
