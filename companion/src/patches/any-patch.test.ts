import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readPatch } from './read-patch'
import { sideOfHunk } from './side-of-hunk'
import { signedLinesOf } from './signed-lines'

describe('reading any patch', () => {
  const lines = fc.constantFrom(
    '@@ -1,3 +1,4 @@',
    '@@ -1 +1 @@',
    '--- a/x',
    '+++ b/x',
    'diff --git a/x b/x',
    '+a',
    '-b',
    ' c',
    '',
    '\\ No newline',
    'rename to "\\3',
    '-- ',
    '\r',
    'x',
  )
  const patches = fc.oneof(
    fc.string(),
    fc.array(lines, { maxLength: 60 }).map((all) => all.join('\n')),
  )

  it('throws never, and finds each line at most once', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        const hunks = readPatch(patch).flatMap((file) => file.hunks)
        const length = hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0)
        expect(length).toBeLessThanOrEqual(patch.length)
        for (const hunk of hunks)
          for (const side of ['old', 'new'] as const) {
            const { lines: read, runs } = sideOfHunk(hunk, side)
            expect(runs).toHaveLength(read.length)
          }
        for (const hunk of hunks)
          expect(signedLinesOf(hunk).length).toBeLessThanOrEqual(hunk.lines.split('\n').length)
      }),
      { numRuns: 1000 },
    )
  })
})
