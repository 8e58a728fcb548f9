import { describe, expect, test } from '@jest/globals'
import { readHunks } from './read-patch'
import { headingOf, signedLinesOf } from './signed-lines'

describe('the lines of a hunk', () => {
  test('have their signs, without git’s notes, and git’s heading above them', () => {
    const patch = '@@ -4,3 +4,3 @@ export function pay() {\n kept\n-a\n+b\n\n\\ No newline at end of file'
    const [hunk] = readHunks(patch)
    if (!hunk) throw new Error('No hunk is read.')
    expect(headingOf(hunk)).toBe('export function pay() {')
    expect(signedLinesOf(hunk)).toEqual([
      { sign: ' ', text: 'kept' },
      { sign: '-', text: 'a' },
      { sign: '+', text: 'b' },
      { sign: ' ', text: '' },
    ])
  })

  test('are cut where a program wrote them', () => {
    const [hunk] = readHunks(`@@ -0,0 +1 @@\n+${'a'.repeat(5_000)}`)
    expect(hunk && signedLinesOf(hunk)[0]?.text).toHaveLength(399)
  })

  test('have no heading where git wrote none', () => {
    const [hunk] = readHunks('@@ -0,0 +1 @@\n+a')
    expect(hunk && headingOf(hunk)).toBe('')
  })
})
