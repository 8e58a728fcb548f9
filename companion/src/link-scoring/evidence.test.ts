import { describe, expect, it } from '@jest/globals'
import { gatherEvidence } from './gather-evidence'
import { createMemoryPool } from './memory-pool'
import type { RecordedIssue } from './open-issue'
import { personOf } from './people'

const now = new Date('2024-05-10T00:00:00Z')
const mina = personOf('Mina Sato', 'msato')

const recorded = [
  'Refund job runs out of memory on large orders',
  'Refund job sends no mail on large orders',
  'Refund page shows version 30 of the receipt',
].map(
  (summary, at): RecordedIssue => ({
    key: `SHOP-${at + 1}`,
    summary,
    description: at === 1 ? 'See OrderMailer.sendLater' : '',
    type: 'Bug',
    components: [],
    labels: [],
    assignee: at === 0 ? mina : undefined,
    reporter: undefined,
    createdAt: undefined,
    activity: [],
  }),
)

const evidenceFor = async (title: string, more: object = {}) => {
  const pullRequest = {
    ...{ title, body: '', branch: '', author: mina, commits: [], paths: [], patch: '', ...more },
  }
  const pool = createMemoryPool(recorded).openAt(now, new Uint8Array(recorded.length).fill(1))
  const { evidence } = await gatherEvidence({ pullRequest, pool, now })
  return (name: string) => Array.from(evidence.get(name) ?? [], (value) => Number(value.toFixed(3)))
}

describe('what speaks for a candidate', () => {
  it('is a title that says the same, wholly for the same words', async () => {
    const of = await evidenceFor('Refund job runs out of memory on large orders')
    expect(of('cosine')[0]).toBe(1)
    expect(of('summaryInTitle')[0]).toBe(1)
    expect(of('rarestTitleMissing')[0]).toBe(0)
    expect(of('cosine')[1]).toBeLessThan(0.6)
  })

  it('is a word that no other candidate holds, more than words that all hold', async () => {
    const of = await evidenceFor('Refund job: memory')
    const [memory = 0, mail = 0] = of('localTitle')
    expect(memory).toBe(1)
    expect(mail).toBeLessThan(0.6)
    expect(of('onlyHere')).toEqual([1, 0, 0])
  })

  it('is an identifier that both name, and the author who holds it', async () => {
    const of = await evidenceFor('Wait before the refund mail', { body: 'Calls OrderMailer.sendLater again' })
    expect(of('identifiers')[1]).toBeGreaterThan(0)
    expect(of('isAssignee')).toEqual([1, 0, 0])
  })

  it('counts beside the others: the best leads, the rest lag behind it', async () => {
    const of = await evidenceFor('Refund job runs out of memory')
    expect(of('allPlace')).toEqual([1, 0.5, 0.333])
    expect(of('allLead')[0]).toBeGreaterThan(0)
    expect(of('allLead')[1]).toBeLessThan(0)
    expect(of('allOfBest')[0]).toBe(1)
  })

  it('is weaker where one number stands against another', async () => {
    const other = await evidenceFor('Refund page shows version 40 of the receipt')
    expect(other('numbersMissing')).toEqual([0, 0, 1])
    const same = await evidenceFor('Refund page shows version 30 of the receipt')
    expect(same('numbersMissing')).toEqual([0, 0, 0])
  })
})
