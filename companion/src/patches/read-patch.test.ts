import { describe, expect, it } from '@jest/globals'
import { readHunks, readPatch } from './read-patch'
import { sideOfHunk } from './side-of-hunk'

const patchOf = (...lines: readonly string[]) => `${lines.join('\n')}\n`
const namesIn = (patch: string) => readPatch(patch).map(({ previousPath, path }) => [previousPath, path])
const sideOf = (patch: string, side: 'old' | 'new') =>
  readHunks(patch).map((hunk) => {
    const { lines, start, runs } = sideOfHunk(hunk, side)
    return lines.map((line, at) => `${start + at}${runs[at] === undefined ? '' : '*'} ${line}`)
  })

describe('the names of the files of a patch', () => {
  it.each([
    ['a changed file', ['diff --git a/a.ts b/a.ts', '--- a/a.ts', '+++ b/a.ts'], ['a.ts', 'a.ts']],
    [
      'a new file',
      ['diff --git a/a.ts b/a.ts', 'new file mode 100644', '--- /dev/null', '+++ b/a.ts'],
      [undefined, 'a.ts'],
    ],
    ['a deleted file', ['diff --git a/a.ts b/a.ts', '--- a/a.ts', '+++ /dev/null'], ['a.ts', 'a.ts']],
    [
      'a renamed file',
      ['diff --git a/a b.ts b/c b/d.ts', 'rename from a b.ts', 'rename to c b/d.ts'],
      ['a b.ts', 'c b/d.ts'],
    ],
    [
      'blanks',
      ['diff --git a/a b/c d.ts b/a b/c d.ts', '--- a/a b/c d.ts\t', '+++ b/a b/c d.ts\t'],
      ['a b/c d.ts', 'a b/c d.ts'],
    ],
    [
      'quoted names',
      ['diff --git "a/\\303\\244\\t\\"x.ts" "b/\\303\\244\\t\\"x.ts"'],
      ['ä\t"x.ts', 'ä\t"x.ts'],
    ],
    ['other prefixes', ['diff --git i/a.ts w/a.ts', '--- i/a.ts', '+++ w/a.ts'], ['a.ts', 'a.ts']],
    ['no prefixes', ['--- a.ts\t2026-01-01 10:00:00', '+++ a.ts\t2026-01-02 10:00:00'], ['a.ts', 'a.ts']],
  ])('%s', (_, head, names) => {
    expect(namesIn(patchOf(...head, '@@ -1 +1 @@', '-a', '+b'))).toEqual([names])
  })

  it('are those of every file, with and without lines of git', () => {
    const plain = (name: string) => [`--- ${name}`, `+++ ${name}`, '@@ -1 +1 @@', '-a', '+b']
    expect(namesIn(patchOf(...plain('x/a.ts'), ...plain('x/b.ts')))).toEqual([
      ['x/a.ts', 'x/a.ts'],
      ['x/b.ts', 'x/b.ts'],
    ])
    const git = (name: string) => [`diff --git a/${name} b/${name}`, ...plain(name)]
    expect(namesIn(patchOf(...git('a.ts'), 'Binary files a/x and b/x differ', ...git('b.ts')))).toHaveLength(
      2,
    )
  })
})

describe('what becomes of a file', () => {
  it.each([
    ['modified', ['diff --git a/a.ts b/a.ts', '--- a/a.ts', '+++ b/a.ts']],
    ['added', ['diff --git a/a.ts b/a.ts', 'new file mode 100644', '--- /dev/null', '+++ b/a.ts']],
    ['added', ['--- /dev/null', '+++ b/a.ts']],
    ['removed', ['diff --git a/a.ts b/a.ts', 'deleted file mode 100644']],
    ['removed', ['--- a/a.ts', '+++ /dev/null']],
    ['renamed', ['diff --git a/a.ts b/b.ts', 'rename from a.ts', 'rename to b.ts']],
    ['copied', ['diff --git a/a.ts b/b.ts', 'copy from a.ts', 'copy to b.ts']],
  ])('%s: %j', (change, head) => {
    expect(readPatch(patchOf(...head, '@@ -1 +1 @@', '-a', '+b'))).toMatchObject([{ change }])
  })
})

describe('the lines of a hunk', () => {
  const patch = patchOf(
    '@@ -3,5 +3,5 @@ of something',
    ' one',
    '-- a: a removed line of SQL',
    '-++ b',
    '+-- c',
    '\\ No newline at end of file',
    '',
    '+@@ -1 +1 @@',
    ' last',
  )

  it('are counted, whatever they look like', () => {
    expect(sideOf(patch, 'old')).toEqual([
      ['3 one', '4* - a: a removed line of SQL', '5* ++ b', '6 ', '7 last'],
    ])
    expect(sideOf(patch, 'new')).toEqual([['3 one', '4* -- c', '5 ', '6* @@ -1 +1 @@', '7 last']])
  })

  it('hold a removed line that looks like the head of a file', () => {
    const looksLikeHead = patchOf('@@ -1,2 +1,1 @@', '--- a/x', '+++ b/x', '-y', '@@ -9 +8 @@', '+z')
    expect(sideOf(looksLikeHead, 'old')[0]).toEqual(['1* -- a/x', '2* y'])
    expect(sideOf(looksLikeHead, 'new')).toEqual([['1* ++ b/x'], ['8* z']])
  })

  it.each([
    ['counts too few', patchOf('@@ -0,0 +1,1 @@', '+a', '+b', '-c'), ['1* a', '2* b']],
    ['counts too many', patchOf('@@ -1,9 +1,9 @@', '+a', 'diff --git a/b b/b'), ['1* a']],
    ['counts none', patchOf('@@ -1 +1 @@', '-b', '+a'), ['1* a']],
    ['ends a mail', patchOf('@@ -1 +1 @@', '-b', '+a', '-- ', '2.43.0'), ['1* a']],
    [
      'has lost the blanks before its lines',
      patchOf('@@ -1,2 +1,3 @@', 'x', '+a', 'y'),
      ['1 x', '2* a', '3 y'],
    ],
    ['ends its lines as on Windows', '@@ -1,0 +1,1 @@\r\n+a\r\n', ['1* a\r']],
  ])('are read from a head that %s', (_, text, expected) => {
    expect(sideOf(text, 'new')[0]).toEqual(expected)
  })

  it('are none in what is no patch', () => {
    expect(readPatch('')).toEqual([])
    expect(readHunks('@@ -1 +x @@\n+a')).toEqual([])
    expect(readHunks('@@@ -1 -1 +1 @@@\n++a')).toEqual([])
  })
})
