import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { secrets } from './secrets'

const measure = (cases: readonly object[]) =>
  secrets.measure({ read: async () => cases, readText: async () => '' }, () => undefined)

const token = `ghp_${'a1B2c3'.repeat(6)}`
const cases = [
  { id: 1, rule: 'github', expect: 'redact', text: token },
  { id: 2, rule: 'github', expect: 'keep', text: 'ghp_short' },
  { id: 3, rule: 'pattern', expect: 'redact', text: 'secret content' },
  { id: 4, rule: 'pattern', expect: 'keep', text: token },
]

describe('the set secrets', () => {
  it('answers with the text as it would be posted, and counts by rule', async () => {
    const { answers, figures } = await measure(cases)
    expect(answers[0]).toEqual({ id: 1, text: '[GitHub token removed]' })
    expect(answers[1]).toEqual({ id: 2, text: 'ghp_short' })
    expect(figures).toEqual({
      passed: 2,
      failed: 2,
      byRule: {
        github: { redacted: 1, missed: 0, kept: 1, touched: 0 },
        pattern: { redacted: 0, missed: 1, kept: 0, touched: 1 },
      },
    })
  })

  it('answers without knowing what is expected', async () => {
    const { answers, figures } = await measure([{ id: 1, text: token }])
    expect(answers).toEqual([{ id: 1, text: '[GitHub token removed]' }])
    expect(figures).toEqual({ passed: null, failed: null, byRule: null })
  })
})

const agreed = dataBeside('cases')

describe('the agreed cases', () => {
  /** Git hosts, Atlassian, Slack, AWS and private keys: what people who use this product have at hand. */
  const ours = ['aws', 'github', 'gitlab', 'slack']

  agreed.test('lose every token of our own families, and nothing that is to be kept', async () => {
    const { figures } = await secrets.measure(await openFolder(agreed.address), () => undefined)
    const byRule = figures['byRule'] as Record<string, { missed: number; touched: number }>
    expect(ours.map((rule) => byRule[rule]?.missed)).toEqual(ours.map(() => 0))
    // One text stands in both lists: an AWS key's public half, kept under an option that we do not have.
    const touched = Object.entries(byRule).filter(([, counts]) => counts.touched > 0)
    expect(touched).toEqual([['aws', expect.objectContaining({ touched: 1 })]])
  })
})
