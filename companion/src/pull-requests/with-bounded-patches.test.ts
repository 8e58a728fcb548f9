import { describe, expect, test } from '@jest/globals'
import { MOST_CHARACTERS_OF_PATCHES, MOST_PATCHES, withBoundedPatches } from './with-bounded-patches'

describe('patches', () => {
  const file = (path: string, patch: string) =>
    ({ path, previousPath: undefined, change: 'modified', addedLines: 1, removedLines: 0, patch }) as const

  test('are kept of so many files, while every file is', () => {
    const files = Array.from({ length: MOST_PATCHES + 5 }, (_, index) => file(`${index}.ts`, '@@'))
    const bounded = withBoundedPatches(files)
    expect(bounded).toHaveLength(files.length)
    expect(bounded.filter(({ patch }) => patch !== undefined)).toHaveLength(MOST_PATCHES)
  })

  test('are kept up to so many characters; a small one after a large one still is', () => {
    const large = 'x'.repeat(MOST_CHARACTERS_OF_PATCHES - 10)
    const kept = withBoundedPatches([file('a', large), file('b', large), file('c', '@@')])
    expect(kept.map(({ patch }) => patch?.length)).toEqual([large.length, undefined, 2])
  })
})
