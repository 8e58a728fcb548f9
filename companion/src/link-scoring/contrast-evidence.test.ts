import { describe, expect, it } from '@jest/globals'
import { contrastEvidence } from './contrast-evidence'
import { gatherEvidence } from './gather-evidence'
import { createMemoryPool } from './memory-pool'
import type { RecordedIssue } from './open-issue'
import { personOf } from './people'

const now = new Date('2024-05-10T00:00:00Z')
const mina = personOf('Mina Sato', 'msato')

const recorded = [
  { summary: 'Retry the invoice mail', description: 'The courier gives up' },
  { summary: 'Retry the refund mail', description: '', assignee: mina },
  { summary: 'Upgrade the parcel client to 1.9.19', description: '' },
].map(
  (issue, at): RecordedIssue => ({
    ...{ key: `SHOP-${at + 1}`, type: 'Bug', components: [], labels: [], activity: [] },
    ...{ assignee: undefined, reporter: undefined, createdAt: undefined, ...issue },
  }),
)

/** Of the issue with that number, beside the others. */
const contrastWith = async (number: number, title: string) => {
  const pullRequest = {
    ...{ title, body: '', branch: '', author: mina, commits: [], paths: [], patch: '' },
  }
  const pool = createMemoryPool(recorded).openAt(now, new Uint8Array(recorded.length).fill(1))
  const gathered = await gatherEvidence({ pullRequest, pool, now })
  const at = gathered.candidates.issues.findIndex(({ key }) => key === `SHOP-${number}`)
  return contrastEvidence(gathered, at)
}

describe('what sets a pull request and an issue apart', () => {
  it('is nothing where the titles say the same in other words of change', async () => {
    expect(await contrastWith(1, 'Fix: retry invoice mail')).toMatchObject({
      ...{ toldInText: 1, unsaid: 0, isAllInSummary: 1, replaced: 0, inOrder: 1, isSubjectMet: 1 },
      startsAlike: 1,
    })
  })

  it('is the one word that names another part, which an issue of the author holds', async () => {
    const { unsaid, replaced, saidByOwn = 0, isSubjectMet } = await contrastWith(1, 'Retry refund mail')
    expect({ unsaid, replaced, isSubjectMet }).toEqual({ unsaid: 1, replaced: 1, isSubjectMet: 0 })
    expect(saidByOwn).toBeGreaterThan(0)
  })

  it('is less where the description holds the word', async () => {
    const { unsaid, isAllInSummary } = await contrastWith(1, 'Retry for the courier')
    expect({ unsaid, isAllInSummary }).toEqual({ unsaid: 0, isAllInSummary: 0 })
  })

  it('is weaker the more issues share what it shares', async () => {
    const { kin: shared = 0 } = await contrastWith(1, 'Retry mail')
    const { kin: own } = await contrastWith(1, 'Retry invoice mail')
    expect(shared).toBeGreaterThan(0)
    expect(own).toBe(0)
  })

  it.each([
    { title: 'Upgrade parcel client to 1.9.21', isOtherVersion: 1 },
    { title: 'Upgrade parcel client to 1.9.19', isOtherVersion: 0 },
    { title: 'Upgrade parcel client', isOtherVersion: 0 },
  ])('is another version: "$title" gives $isOtherVersion', async ({ title, isOtherVersion }) => {
    expect(await contrastWith(3, title)).toMatchObject({ isOtherVersion })
  })
})
