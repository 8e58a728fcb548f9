import { describe, expect, test } from '@jest/globals'
import { readDiff } from './read-diff'

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
      ['cart/new.ts', undefined, 'added', 1, 0, 3],
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
