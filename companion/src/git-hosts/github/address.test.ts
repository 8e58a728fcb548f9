import { describe, expect, test } from '@jest/globals'
import { apiAddressOf, isCloudAddress, pullRequestAt } from './address'

describe('the address of GitHub’s interface', () => {
  test.each([
    ['https://github.com', 'https://api.github.com'],
    ['github.com', 'https://api.github.com'],
    ['https://github.com/acme/storefront/pull/42', 'https://api.github.com'],
    ['https://api.github.com', 'https://api.github.com'],
    ['http://www.github.com', 'https://api.github.com'],
    ['https://acme.ghe.com/acme', 'https://api.acme.ghe.com'],
    ['https://api.acme.ghe.com', 'https://api.acme.ghe.com'],
    ['https://git.acme.example', 'https://git.acme.example/api/v3'],
    [' https://git.acme.example/ ', 'https://git.acme.example/api/v3'],
    ['https://git.acme.example/api/v3', 'https://git.acme.example/api/v3'],
    ['https://git.acme.example:8443/settings/tokens?x=1', 'https://git.acme.example:8443/api/v3'],
    ['http://git.acme.example', 'http://git.acme.example/api/v3'],
    ['git.acme.example', 'https://git.acme.example/api/v3'],
    ['https://github.com.evil.example', 'https://github.com.evil.example/api/v3'],
  ])('from %s is %s', (typed, address) => {
    expect(apiAddressOf(typed)).toBe(address)
  })

  test.each([
    '',
    '   ',
    'https://',
    'ftp://git.acme.example',
    'https://me:secret@git.acme.example',
    'not an address',
  ])('from %j is none', (typed) => {
    expect(apiAddressOf(typed)).toBeUndefined()
  })

  test('tells what GitHub runs from a server of somebody’s own', () => {
    expect(isCloudAddress('https://api.github.com')).toBe(true)
    expect(isCloudAddress('https://api.acme.ghe.com')).toBe(true)
    expect(isCloudAddress('https://git.acme.example/api/v3')).toBe(false)
  })
})

describe('the pull request of an address', () => {
  const storefront = { repository: 'acme/storefront', number: 42 }

  test.each([
    ['https://github.com/acme/storefront/pull/42'],
    ['  https://github.com/acme/storefront/pull/42/  '],
    ['https://github.com/acme/storefront/pull/42/files?w=1#diff-1'],
    ['https://github.com/acme/storefront/pull/42/commits/7f3a91c'],
    ['http://git.acme.example:8443/acme/storefront/pull/42#issuecomment-1'],
  ])('%s is #42 of acme/storefront', (address) => {
    expect(pullRequestAt(address)).toEqual(storefront)
  })

  test.each([
    [''],
    ['SHOP-7'],
    ['acme/storefront#42'],
    ['https://github.com/acme/storefront'],
    ['https://github.com/acme/storefront/pulls'],
    ['https://github.com/acme/storefront/issues/42'],
    ['https://github.com/acme/storefront/pull/'],
    ['https://github.com/acme/storefront/pull/0'],
    ['https://github.com/acme/storefront/pull/42x'],
    ['https://github.com/acme/%E0%A4%A/pull/42'],
    ['https://github.com//storefront/pull/42'],
  ])('%j has none', (address) => {
    expect(pullRequestAt(address)).toBeUndefined()
  })
})
