import { describe, expect, test } from '@jest/globals'
import { hunksOf } from './hunks-of'
import { readDiff } from './read-diff'
import { unquotedName } from './unquoted-name'
import { MOST_CHARACTERS_OF_PATCHES, MOST_PATCHES, withBoundedPatches } from './with-bounded-patches'

const diffOf = (...lines: readonly string[]) => lines.join('\n')

describe('a whole diff', () => {
  test('is read file by file, with what happened to each', () => {
    const diff = diffOf(
      'diff --git a/cart/total.ts b/cart/total.ts',
      'index 047777e..ff049d6 100644',
      '--- a/cart/total.ts',
      '+++ b/cart/total.ts',
      '@@ -1,2 +1,3 @@ export function total() {',
      ' kept',
      '-gone',
      '+new',
      '+newer',
      'diff --git a/cart/new.ts b/cart/new.ts',
      'new file mode 100644',
      '--- /dev/null',
      '+++ b/cart/new.ts',
      '@@ -0,0 +1 @@',
      '+only',
      '\\ No newline at end of file',
      'diff --git a/cart/old.ts b/cart/old.ts',
      'deleted file mode 100644',
      '--- a/cart/old.ts',
      '+++ /dev/null',
      '@@ -1 +0,0 @@',
      '-only',
      'diff --git a/a.ts b/b/a.ts',
      'similarity index 100%',
      'rename from a.ts',
      'rename to b/a.ts',
      'diff --git a/a b.png b/a b.png',
      'Binary files a/a b.png and b/a b.png differ',
      '',
    )
    expect(
      readDiff(diff).map(({ path, previousPath, change, addedLines, removedLines, patch }) => [
        path,
        previousPath,
        change,
        addedLines,
        removedLines,
        patch?.split('\n').length,
      ]),
    ).toEqual([
      ['cart/total.ts', undefined, 'modified', 2, 1, 5],
      ['cart/new.ts', undefined, 'added', 1, 0, 2],
      ['cart/old.ts', undefined, 'removed', 0, 1, 2],
      ['b/a.ts', 'a.ts', 'renamed', 0, 0, undefined],
      ['a b.png', undefined, 'modified', 0, 0, undefined],
    ])
  })

  test('takes a removed line that looks like a header for what it is', () => {
    const diff = diffOf(
      'diff --git a/q.sql b/q.sql',
      '--- a/q.sql',
      '+++ b/q.sql',
      '@@ -1,2 +1,2 @@',
      '--- a/other.sql',
      '+++ b/other.sql',
      '-diff --git a/x b/x',
      '+diff',
    )
    expect(readDiff(diff)).toMatchObject([{ path: 'q.sql', addedLines: 2, removedLines: 2 }])
  })

  test.each([
    ['nothing', ''],
    ['prose', 'Shoppers waited.\n@@ -1 +1 @@\n+x'],
  ])('of %s is no file', (_, diff) => {
    expect(readDiff(diff)).toEqual([])
  })
})

test.each([
  ['a/b.ts', 'a/b.ts'],
  ['"caf\\303\\251.txt"', 'café.txt'],
  ['"a\\tb\\"c\\\\d"', 'a\tb"c\\d'],
  ['"', '"'],
])('the name %s reads %s', (written, name) => {
  expect(unquotedName(written)).toBe(name)
})

describe('hunks', () => {
  test('hold their lines by sign, and the line Git puts above them', () => {
    expect(hunksOf('@@ -4,2 +4,2 @@ export function pay() {\n kept\n-a\n+b\n\n\\ No newline')).toEqual([
      {
        heading: 'export function pay() {',
        lines: [
          { sign: ' ', text: 'kept' },
          { sign: '-', text: 'a' },
          { sign: '+', text: 'b' },
          { sign: ' ', text: '' },
        ],
      },
    ])
  })

  test('of what is no patch are none', () => {
    expect(hunksOf('words\n+more')).toEqual([])
  })
})

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
