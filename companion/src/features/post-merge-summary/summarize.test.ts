import { describe, expect, test } from '@jest/globals'
import type { ChangedFile } from '../../pull-requests/pull-request'
import { summarize } from './summarize'

const file = (path: string, changes: Partial<ChangedFile> = {}): ChangedFile => ({
  path,
  previousPath: undefined,
  change: 'modified',
  addedLines: 10,
  removedLines: 0,
  ...changes,
})

const areasOf = (files: readonly ChangedFile[]) => summarize(files).map(({ area }) => area)

describe('a summary', () => {
  test('says in words what happened to which files', () => {
    const files = [
      file('checkout/retry-policy.ts', { change: 'added', addedLines: 90 }),
      file('checkout/payment-client.ts'),
      file('checkout/old-client.ts', { change: 'removed', addedLines: 0, removedLines: 40 }),
      file('checkout/deadline.ts', { change: 'renamed', previousPath: 'deadline.ts' }),
    ]
    expect(summarize(files)).toEqual([
      {
        area: 'Checkout',
        text: 'adds retry-policy, changes payment-client, moves deadline, removes old-client.',
      },
    ])
  })

  test.each([
    [['a'], 'changes a.'],
    [['a', 'b'], 'changes a and b.'],
    [['a', 'b', 'c'], 'changes a, b and c.'],
    [['a', 'b', 'c', 'd', 'e'], 'changes a, b, c and 2 more.'],
  ])('names %j so', (names, text) => {
    expect(summarize(names.map((name) => file(`checkout/${name}.ts`)))[0]?.text).toBe(text)
  })

  test('names a file once, however many folders have one', () => {
    expect(summarize([file('checkout/a/index.ts'), file('checkout/b/index.ts')])[0]?.text).toBe(
      'changes index.',
    )
  })

  test('says of tests what they are for', () => {
    const files = [
      file('checkout/retry.test.ts', { change: 'added' }),
      file('cart/total_spec.rb'),
      file('checkout/old.test.ts', { change: 'removed' }),
    ]
    expect(summarize(files)).toEqual([{ area: 'Tests', text: 'covers retry, adapts total, drops old.' }])
  })

  test('names files that begin with a dot', () => {
    expect(summarize([file('.gitignore')])).toEqual([{ area: 'Project', text: 'changes .gitignore.' }])
  })

  test('begins with the largest change, and ends with what only supports it', () => {
    const files = [
      file('README.md', { addedLines: 900 }),
      file('package-lock.json', { addedLines: 5_000 }),
      file('cart/total.ts', { addedLines: 5 }),
      file('checkout/retry.ts', { addedLines: 3, removedLines: 30 }),
    ]
    expect(areasOf(files)).toEqual(['Checkout', 'Cart', 'Dependencies', 'Documentation'])
  })

  test('has five areas at most', () => {
    const files = Array.from({ length: 9 }, (_, index) => file(`area${index}/a.ts`, { addedLines: index }))
    expect(areasOf(files)).toEqual(['Area8', 'Area7', 'Area6', 'Area5', 'Area4'])
  })

  test('is the same for the same files in any order', () => {
    const files = [file('b/x.ts'), file('a/y.ts'), file('c/z.ts')]
    expect(areasOf([...files].reverse())).toEqual(areasOf(files))
    expect(areasOf(files)).toEqual(['A', 'B', 'C'])
  })

  test('of nothing is nothing', () => {
    expect(summarize([])).toEqual([])
  })

  test('stays short, even of 3,000 files with long names in every area', () => {
    const kinds = ['added', 'modified', 'renamed', 'removed'] as const
    const files = Array.from({ length: 3_000 }, (_, index) =>
      file(`area-${index % 7}/the-retry-policy-of-payment-number-${index}.ts`, {
        change: kinds[index % 4] ?? 'added',
      }),
    )
    const words = summarize(files).flatMap(({ area, text }) => `${area} ${text}`.split(' '))
    expect(words.length).toBeGreaterThan(20)
    expect(words.length).toBeLessThanOrEqual(90)
  })
})
