import { describe, expect, it } from '@jest/globals'
import { IssueKey, projectKeyOf } from './issue-key'

describe('IssueKey', () => {
  it.each(['SHOP-7', 'K1-1', 'EXT_TWO-120', `${'A'.repeat(256)}-${'9'.repeat(256)}`])('takes %s', (key) => {
    expect(IssueKey.parse(key)).toBe(key)
  })

  it.each([
    'shop-7',
    'S-7',
    'SHOP-0',
    'SHOP-07',
    'SHOP-',
    '7UP-1',
    '_A-1',
    'SHOP-7\n',
    `${'A'.repeat(257)}-1`,
  ])('refuses %j', (text) => {
    expect(IssueKey.safeParse(text).success).toBe(false)
  })
})

describe('projectKeyOf', () => {
  it('is everything before the number', () => {
    expect(projectKeyOf('SHOP-7')).toBe('SHOP')
    expect(projectKeyOf('EXT_TWO-120')).toBe('EXT_TWO')
  })
})
