import { describe, expect, it } from '@jest/globals'
import { gatherEvidence } from './gather-evidence'
import { noFacts } from './issue-facts'
import learned from './learned-model.json'
import { createMemoryPool } from './memory-pool'
import { personOf } from './people'
import { rankCandidates } from './rank-candidates'
import { trustEvidence } from './trust-evidence'

describe('what was learned', () => {
  it('says from which data, when, and how good it was on repositories not seen', () => {
    const { data, date, figures } = learned.provenance
    expect(data).toMatch(/^[\d]+ pull requests of \d+ repositories, \d+ issues$/)
    expect(new Date(date).getTime()).toBeGreaterThan(0)
    expect(figures.decision.threshold).toBe(80)
    expect(figures.decision.precision).toBeGreaterThanOrEqual(0.97)
  })

  it('weighs only what is known of a candidate', async () => {
    const mina = personOf('Mina Sato')
    const recorded = ['Refund is slow', 'Refund fails'].map((summary, at) => ({
      ...{ key: `SHOP-${at}`, summary, description: '', type: 'Bug', components: [], labels: [] },
      ...{ assignee: mina, reporter: undefined, createdAt: new Date(0), activity: [] },
    }))
    const now = new Date('2024-05-10T00:00:00Z')
    const pullRequest = {
      ...{ title: 'Refund', body: '', branch: '', author: mina, commits: [], paths: [], patch: '' },
    }
    const pool = createMemoryPool(recorded).openAt(now, new Uint8Array(2).fill(1))
    const gathered = await gatherEvidence({ pullRequest, pool, now })
    const ranked = rankCandidates(gathered.evidence, learned.ranker, 2)
    expect(Object.keys(learned.ranker).filter((name) => !gathered.evidence.has(name))).toEqual([])
    expect(Object.keys(learned.trust.weights)).toEqual(Object.keys(trustEvidence(ranked, gathered, noFacts)))
  })

  it('lets confidence rise with the probability through every band', () => {
    expect(learned.confidence.map(([, confidence]) => confidence)).toEqual([40, 60, 80, 95, 99])
    const probabilities = learned.confidence.map(([probability = 0]) => probability)
    expect(probabilities).toEqual([...new Set(probabilities)].sort((a, b) => a - b))
  })
})
