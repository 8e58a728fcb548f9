import { describe, expect, it } from '@jest/globals'
import type { KeyDialect } from '@throughline/shared/find-issue-keys'
import { plausibleKeys } from './plausible-keys'
import { findWrittenKeys } from './written-keys'

const keysOf = (title: string, projects: readonly string[] | undefined, dialect: KeyDialect = 'cloud') => {
  const found = findWrittenKeys({ branch: 'main', title, body: '', commits: [] }, { dialect })
  return plausibleKeys(found, projects && new Set(projects)).map(({ key }) => key)
}

describe('plausibleKeys', () => {
  it.each([
    { name: 'keys of its projects alone', title: 'SHOP-7 CART-1 JIRA-2', keys: ['SHOP-7', 'CART-1'] },
    { name: 'keys in lower case', title: 'fix/shop-7', keys: ['SHOP-7'] },
    { name: 'a project called like a standard', title: 'fix utf-8 and SHA-256', keys: ['UTF-8'] },
  ])('keeps $name when the projects are known', ({ title, keys }) => {
    expect(keysOf(title, ['SHOP', 'CART', 'UTF'])).toEqual(keys)
  })

  it.each([
    { name: 'keys of any project', title: 'SHOP-7 JIRA-2', keys: ['SHOP-7', 'JIRA-2'] },
    { name: 'no standard', title: 'CVE-2024-1234, UTF-8 and SHOP-7', keys: ['SHOP-7'] },
    { name: 'nothing in lower case', title: 'shop-7 renovate/node-20', keys: [] },
  ])('keeps $name when no project is known', ({ title, keys }) => {
    expect(keysOf(title, undefined)).toEqual(keys)
  })

  it('keeps nothing when the site has no project', () => {
    expect(keysOf('SHOP-7', [])).toEqual([])
  })

  it('takes the longest project key on Data Center', () => {
    expect(keysOf('feature_shop-7', ['SHOP'], 'dc')).toEqual(['SHOP-7'])
    expect(keysOf('EXT_SHOP-7', ['SHOP', 'EXT_SHOP'], 'dc')).toEqual(['EXT_SHOP-7'])
    expect(keysOf('feature_SHOP-7 SHOP-7', ['SHOP'], 'dc')).toEqual(['SHOP-7'])
    expect(keysOf('feature_SHOP-7', ['CART'], 'dc')).toEqual([])
  })
})
