import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { issueKeys } from './issue-keys'

const measure = (cases: readonly object[]) =>
  issueKeys.measure({ read: async () => cases, readText: async () => '' }, () => undefined)
const keysOf = async (given: object) => {
  const { answers } = await measure([{ id: 1, ...given }])
  return answers[0]
}

describe('the set issue-keys', () => {
  it.each([
    { given: { dialect: 'cloud', input: 'shop-7 UTF-8 EXT_TWO-1' }, keys: ['SHOP-7', 'UTF-8', 'TWO-1'] },
    { given: { dialect: 'cloud', location: 'body', input: '<!-- SHOP-7 -->' }, keys: ['SHOP-7'] },
    { given: { dialect: 'dc', input: 'EXT_TWO-1' }, keys: ['EXT_TWO-1'] },
    {
      given: { dialect: 'comment-aware', location: 'body', input: '<!-- SHOP-7 -->SHOP-8' },
      keys: ['SHOP-8'],
    },
    { given: { dialect: 'denylist', input: 'UTF-8 and SHOP-7' }, keys: ['SHOP-7'] },
    { given: { dialect: 'validated', input: 'utf-8', config: { projects: ['UTF'] } }, keys: ['UTF-8'] },
    {
      given: {
        dialect: 'validated',
        location: 'branch',
        input: 'renovate/node-20',
        config: { projects: [] },
      },
      keys: [],
    },
    { given: { dialect: 'of-another-product', input: 'SHOP-7' }, keys: ['SHOP-7'] },
  ])('answers $given.dialect as the product does: $given.input', async ({ given, keys }) => {
    expect(await keysOf(given)).toEqual({ id: 1, keys })
  })

  it('counts the dialects of other products apart', async () => {
    const { figures } = await measure([
      { id: 1, dialect: 'cloud', input: 'SHOP-7', expected: ['SHOP-7'] },
      { id: 2, dialect: 'of-another-product', input: 'SHOP-07', expected: ['SHOP-07'] },
      { id: 3, dialect: 'of-another-product', input: 'SHOP-7', expected: ['SHOP-7'] },
    ])
    expect(figures).toEqual({ passed: 1, failed: 0, deviations: 1, failures: [] })
  })

  it('answers without knowing what is expected', async () => {
    const { answers, figures } = await measure([{ id: 1, dialect: 'cloud', input: 'SHOP-7' }])
    expect(answers).toEqual([{ id: 1, keys: ['SHOP-7'] }])
    expect(figures).toEqual({ passed: null, failed: null, deviations: 0, failures: null })
  })

  it('gives every case the same answer in any order and by any name', async () => {
    const cases = ['SHOP-7', 'shop-8', 'UTF-8'].map((input, index) => ({
      id: index,
      dialect: 'denylist',
      input,
    }))
    const { answers } = await measure(cases)
    const renamed = cases.map(({ id, ...given }) => ({ id: `case ${id}`, ...given })).reverse()
    const again = await measure(renamed)
    const keysIn = (list: readonly object[]) =>
      list.map((answer) => ('keys' in answer ? answer.keys : undefined))
    expect(keysIn(again.answers)).toEqual(keysIn(answers).reverse())
  })
})

const agreed = dataBeside('cases')

describe('the agreed cases', () => {
  agreed.test('pass wholly in every dialect of our own', async () => {
    const { figures } = await issueKeys.measure(await openFolder(agreed.address), () => undefined)
    expect(figures).toMatchObject({ failed: 0, failures: [] })
    expect(figures['passed']).toBeGreaterThan(0)
  })
})
