import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findIssueKeys, type KeyDialect } from './find-issue-keys'

const keysIn = (text: string, dialect: KeyDialect = 'cloud') =>
  findIssueKeys(text, { dialect }).map(({ key }) => key)

describe('findIssueKeys', () => {
  it.each([
    { name: 'a key alone', text: 'SHOP-7', keys: ['SHOP-7'] },
    { name: 'lower case, upper-cased', text: 'fix/shop-12-empty-cart', keys: ['SHOP-12'] },
    {
      name: 'several in reading order, once each',
      text: 'B2B-2, SHOP-7 and b2b-2',
      keys: ['B2B-2', 'SHOP-7'],
    },
    {
      name: 'keys between any signs',
      text: '(SHOP-1)[SHOP-2]_SHOP-3_/SHOP-4/é',
      keys: ['SHOP-1', 'SHOP-2', 'SHOP-3', 'SHOP-4'],
    },
    { name: 'keys in a chain of dashes', text: 'a-SHOP-1-SHOP-2-b', keys: ['SHOP-1', 'SHOP-2'] },
    { name: 'a key at the end of a sentence', text: 'Fixes SHOP-7. Done', keys: ['SHOP-7'] },
    { name: 'a key in an address', text: 'https://acme.example/browse/SHOP-7?x=1', keys: ['SHOP-7'] },
    { name: 'no version number', text: 'bump left-pad-1.3 to shop-2.0', keys: [] },
    { name: 'no leading zero', text: 'SHOP-0 SHOP-07 UTF-08', keys: [] },
    { name: 'no key that a letter or digit touches', text: 'SHOP-7a 7SHOP-7', keys: [] },
    { name: 'no project of one character', text: 'A-1 x-2', keys: [] },
    { name: 'no project that starts with a digit', text: '2022-02 3D-1', keys: [] },
    { name: 'nothing without a number', text: 'SHOP- SHOP-x -7', keys: [] },
    { name: 'nothing in nothing', text: '', keys: [] },
  ])('finds $name', ({ text, keys }) => {
    expect(keysIn(text)).toEqual(keys)
  })

  it.each([
    { text: 'EXT_TWO-5', cloud: ['TWO-5'], dc: ['EXT_TWO-5'] },
    { text: '_SHOP-7_', cloud: ['SHOP-7'], dc: ['SHOP-7'] },
    { text: 'A_1-7', cloud: [], dc: ['A_1-7'] },
    { text: '3D_SHOP-7', cloud: ['SHOP-7'], dc: ['SHOP-7'] },
  ])('reads the _ of $text by dialect', ({ text, cloud, dc }) => {
    expect(keysIn(text, 'cloud')).toEqual(cloud)
    expect(keysIn(text, 'dc')).toEqual(dc)
  })

  it('knows how long a project key and a number may be', () => {
    expect(keysIn(`${'A'.repeat(256)}-1`)).toHaveLength(1)
    expect(keysIn(`${'A'.repeat(257)}-1`)).toEqual([])
    expect(keysIn(`AB-${'1'.repeat(256)}`)).toHaveLength(1)
    expect(keysIn(`AB-${'1'.repeat(257)}`)).toEqual([])
  })

  it('says how and where a key was written first', () => {
    expect(findIssueKeys('see Shop-7 and SHOP-7', { dialect: 'cloud' })).toEqual([
      { key: 'SHOP-7', written: 'Shop-7', index: 4 },
    ])
  })

  it('stops at the limit, 500 unless told otherwise', () => {
    const many = Array.from({ length: 600 }, (_, index) => `SHOP-${index + 1}`).join(' ')
    expect(keysIn(many)).toHaveLength(500)
    expect(findIssueKeys(many, { dialect: 'cloud', limit: 2 }).map(({ key }) => key)).toEqual([
      'SHOP-1',
      'SHOP-2',
    ])
  })

  it.each<KeyDialect>(['cloud', 'dc'])(
    'equals the obvious pattern on any short text, dialect %s',
    (dialect) => {
      const letters = fc.constantFrom('A', 'b', '0', '1', '-', '_', '.', ' ', 'é')
      fc.assert(
        fc.property(fc.string({ unit: letters, maxLength: 24 }), (text) => {
          expect(keysIn(text, dialect)).toEqual(obviously(text, dialect))
        }),
        { numRuns: 3_000 },
      )
    },
  )

  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(keysIn(text)).toEqual(obviously(text, 'cloud'))
      }),
    )
  })
})

/** The grammar as one pattern: easy to compare with the rules, and too slow to trust with a stranger's text. */
function obviously(text: string, dialect: KeyDialect): readonly string[] {
  const inProject = dialect === 'dc' ? 'A-Za-z0-9_' : 'A-Za-z0-9'
  const pattern = new RegExp(
    `(?:^|[^A-Za-z0-9])([A-Za-z][${inProject}]{1,255}-[1-9][0-9]{0,255})(?=$|[^A-Za-z0-9])(?!\\.[0-9])`,
    'g',
  )
  return [...new Set([...text.matchAll(pattern)].map(([, key]) => key?.toUpperCase() ?? ''))]
}
