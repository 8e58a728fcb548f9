import { describe, expect, it } from '@jest/globals'
import { readPatch } from '../patches/read-patch'
import { compareTodos } from './compare-todos'
import { fingerprintsOf } from './fingerprint'
import type { Todo } from './todo'

interface Change {
  readonly path: string
  readonly from?: string
  readonly lines: readonly string[]
}

const patchOf = (...changes: readonly Change[]) =>
  changes.map(({ path, from = path, lines }) => {
    const count = (sign: string) =>
      lines.filter((line) => line.startsWith(sign) || line.startsWith(' ')).length
    const head = [
      `diff --git a/${from} b/${path}`,
      ...(from === path ? [] : [`rename from ${from}`, `rename to ${path}`]),
    ]
    return [
      ...head,
      `--- a/${from}`,
      `+++ b/${path}`,
      `@@ -5,${count('-')} +5,${count('+')} @@`,
      ...lines,
      '',
    ].join('\n')
  })

const compare = (...changes: readonly Change[]) => compareTodos(readPatch(patchOf(...changes).join('')))
const places = (todos: readonly Todo[]) => todos.map(({ path, line, text }) => `${path}:${line} ${text}`)

describe('what a pull request does to the to-dos', () => {
  it.each([
    ['a new one', [{ path: 'a.ts', lines: [' x', '+// TODO: a'] }], ['a.ts:6 TODO: a']],
    ['moved within a file', [{ path: 'a.ts', lines: ['-// TODO: a', ' x', '+// TODO: a'] }], []],
    ['indented', [{ path: 'a.ts', lines: ['-// TODO: a', '+    //  TODO:   a'] }], []],
    ['in the lines around', [{ path: 'a.ts', lines: [' // TODO: a', '+x'] }], []],
    [
      'moved to another file',
      [
        { path: 'a.ts', lines: ['-// TODO: a'] },
        { path: 'b.py', lines: ['+# TODO: a'] },
      ],
      [],
    ],
    [
      'in a renamed file',
      [{ path: 'b.ts', from: 'a.ts', lines: [' // TODO: a', '+// TODO: b'] }],
      ['b.ts:6 TODO: b'],
    ],
    [
      'twice, one of them there before',
      [{ path: 'a.ts', lines: ['-// TODO: a', '+// TODO: a', ' x', '+// TODO: a'] }],
      ['a.ts:7 TODO: a'],
    ],
    ['in a string', [{ path: 'a.ts', lines: ['+const a = "// TODO: a"'] }], []],
    ['in a vendored file', [{ path: 'vendor/a.ts', lines: ['+// TODO: a'] }], []],
    [
      'moved out of a vendored file',
      [{ path: 'a.ts', from: 'vendor/a.ts', lines: ['-x', '+// TODO: a'] }],
      ['a.ts:5 TODO: a'],
    ],
    ['uncommented', [{ path: 'a.ts', lines: ['-TODO', '+// TODO: a'] }], ['a.ts:5 TODO: a']],
  ])('%s', (_, changes, expected) => {
    expect(places(compare(...changes).new)).toEqual(expected)
  })

  it('lists a reworded one apart, with what it was', () => {
    const { new: fresh, changed } = compare({
      path: 'a.ts',
      lines: ['-// TODO: cache this', '+// TODO: cache this per user'],
    })
    expect(fresh).toEqual([])
    expect(changed.map(({ todo, was }) => [was.title, todo.title])).toEqual([
      ['cache this', 'cache this per user'],
    ])
  })

  it('takes another one in the same place for new', () => {
    const lines = ['-// TODO: cache this', '+// TODO: ask Mina about the colours']
    const { new: fresh, removed } = compare({ path: 'a.ts', lines })
    expect([...fresh, ...removed].map(({ title }) => title)).toEqual([
      'ask Mina about the colours',
      'cache this',
    ])
  })

  it('reads the whole text where it is at hand, since a piece does not show where it begins', () => {
    const [file] = readPatch(patchOf({ path: 'a.ts', lines: [' x', '+TODO: a', ' y'] }).join(''))
    const whole = '/*\n1\n2\n3\nx\nTODO: a\ny\n*/'
    expect(compareTodos(file ? [file] : []).new).toEqual([])
    expect(places(compareTodos(file ? [{ ...file, newText: whole }] : []).new)).toEqual(['a.ts:6 TODO: a'])
  })

  it('takes a patch that a git host gives without a head', () => {
    const [file] = readPatch('@@ -1,0 +1,1 @@\n+// FIXME: a')
    const hosted = { path: 'a.ts', previousPath: 'a.ts', hunks: file?.hunks ?? [] }
    expect(places(compareTodos([hosted]).new)).toEqual(['a.ts:1 FIXME: a'])
  })
})

describe('the fingerprint of a to-do', () => {
  const twice = compare({ path: 'a.ts', lines: ['+// TODO: a', '+// TODO: b', '+// TODO: a'] }).new

  it('differs for each, equal texts too', () => {
    expect(new Set(fingerprintsOf(twice)).size).toBe(3)
    expect(fingerprintsOf(twice).every((name) => /^[0-9a-f]{32}$/.test(name))).toBe(true)
  })

  it('stays when lines move, when the file is renamed, and in any order', () => {
    const later = compare({
      path: 'z/b.ts',
      lines: [' x', ' y', '+  // TODO: a', '+// TODO: b', ' z', '+// TODO: a'],
    }).new
    expect(fingerprintsOf(later)).toEqual(fingerprintsOf(twice))
    expect(fingerprintsOf(twice.toReversed())).toEqual(fingerprintsOf(twice).toReversed())
  })

  it('stays for the one that is left of two', () => {
    expect(fingerprintsOf(twice.slice(2))).toEqual(fingerprintsOf(twice).slice(0, 1))
  })
})
