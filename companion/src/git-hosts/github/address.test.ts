import { describe, expect, test } from '@jest/globals'
import { apiAddressOf, isCloudAddress } from './address'

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
