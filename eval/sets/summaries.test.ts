import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { summaryViolations } from '../checks/summary-violations'
import { openFolder } from '../read-data'
import { summaries } from './summaries'

const patch = [
  'diff --git a/checkout/pay.ts b/checkout/pay.ts',
  '--- a/checkout/pay.ts',
  '+++ b/checkout/pay.ts',
  '@@ -1,3 +1,3 @@',
  ' export async function pay(order: Order) {',
  '-  return provider.charge(order)',
  '+  return retry(() => provider.charge(order))',
  ' }',
].join('\n')

describe('the set summaries', () => {
  it('answers with the comment as text and as a document', async () => {
    const { answers, figures } = await summaries.measure(
      { read: async () => [{ id: 'one', patch, repo: 'storefront' }], readText: async () => '' },
      () => undefined,
    )
    expect(figures).toEqual({
      violations: 0,
      cases: 1,
      wordsP95: expect.any(Number),
      msP95: expect.any(Number),
    })
    expect(answers).toEqual([
      expect.objectContaining({
        id: 'one',
        text: expect.stringContaining('\nCheckout: changes pay.\nSize: 1 file, 1 line added, 1 removed.\n'),
        adf: expect.objectContaining({ type: 'doc' }),
      }),
    ])
  })
})

describe('the check finds', () => {
  const bullets = ['Checkout: changes pay.', 'Size: 1 file.']
  it.each([
    ['a line of code', { text: 'return retry(() => provider.charge(order))', bullets }],
    [
      'a name that is not in the diff',
      { text: '', bullets: ['Checkout: adds RetryPolicy.', 'Size: 1 file.'] },
    ],
    [
      'a path that is not in the diff',
      { text: '', bullets: ['Checkout: changes cart/pay.', 'Size: 1 file.'] },
    ],
    ['one bullet alone', { text: '', bullets: ['Checkout: changes pay.'] }],
    ['six bullets', { text: '', bullets: Array.from({ length: 6 }, () => 'Checkout: changes pay.') }],
    ['too many words', { text: 'word '.repeat(151), bullets }],
  ])('%s', (_, summary) => {
    expect(summaryViolations(summary, patch)).toHaveLength(1)
  })

  it('nothing in a good one', () => {
    expect(summaryViolations({ text: bullets.join('\n'), bullets }, patch)).toEqual([])
  })
})

const data = dataBeside('eval/todos')

describe('the summaries of real diffs', () => {
  data.test('are short, and hold no code and no name from elsewhere', async () => {
    const { figures } = await summaries.measure(await openFolder(data.address), () => undefined)
    expect(figures).toMatchObject({ violations: 0 })
    expect(figures['cases']).toBeGreaterThan(0)
  })
})
