import { describe, expect, it } from '@jest/globals'
import { askedOf } from './asked'
import { findCandidates } from './find-candidates'
import { createMemoryPool } from './memory-pool'
import type { RecordedIssue } from './open-issue'
import { personOf } from './people'

const time = new Date('2024-05-10T00:00:00Z')
const mina = personOf('Mina Sato', 'msato')
const dana = personOf('Dana Ortiz', 'dortiz')

const issue = (key: string, summary: string, more: Partial<RecordedIssue> = {}): RecordedIssue => ({
  key,
  summary,
  description: '',
  type: undefined,
  components: [],
  labels: [],
  assignee: undefined,
  reporter: undefined,
  createdAt: undefined,
  activity: [],
  ...more,
})

const recorded = [
  issue('SHOP-10', 'Invoices are late', { assignee: mina }),
  issue('SHOP-9', 'Refund fails for parcels', { description: 'A refund of a refund' }),
  issue('SHOP-8', 'Parcel is lost', {
    activity: [
      { at: new Date('2024-05-09T00:00:00Z'), by: mina },
      { at: new Date('2024-06-01T00:00:00Z'), by: dana },
    ],
  }),
  issue('SHOP-7', 'Refund is slow'),
]

const memory = createMemoryPool(recorded)
const openBut = (...closed: readonly string[]) =>
  memory.openAt(
    time,
    Uint8Array.from(memory.keys, (key) => Number(!closed.includes(key))),
  )
const keysOf = (issues: readonly { readonly key: string }[]) => issues.map(({ key }) => key)
const search = async (words: Record<string, number>, pool = openBut(), limit = 10) =>
  keysOf(await pool.search(new Map(Object.entries(words)), 'text', limit))

describe('a pool in memory', () => {
  it('finds by words, the best first, of equals the older', async () => {
    expect(await search({ refund: 1, parcel: 1 })).toEqual(['SHOP-9', 'SHOP-7', 'SHOP-8'])
  })

  it('gives no more than it is asked for', async () => {
    expect(await search({ refund: 1, parcel: 1 }, openBut(), 1)).toEqual(['SHOP-9'])
  })

  it('knows only what is open', async () => {
    const pool = openBut('SHOP-9')
    expect(await search({ refund: 1 }, pool)).toEqual(['SHOP-7'])
    const { issueCount, countOf } = await pool.statisticsOf(new Set(['refund', 'parcel', 'login']))
    expect(issueCount).toBe(3)
    expect(Object.fromEntries(countOf)).toEqual({ refund: 1, parcel: 1, login: 0 })
  })

  it('knows whose an issue is, and who touched it by then', async () => {
    expect(keysOf(await openBut().assignedTo(mina, 5))).toEqual(['SHOP-10'])
    expect(keysOf(await openBut().touchedBy(mina, 5))).toEqual(['SHOP-8'])
    expect(await openBut().touchedBy(dana, 5)).toEqual([])
  })

  it('gives those of one person that were made or changed last first, whoever changed them', async () => {
    const on = (day: number) => new Date(Date.UTC(2024, 3, day))
    const own = [
      issue('SHOP-1', 'Old', { assignee: mina, createdAt: on(1), activity: [{ at: on(2), by: mina }] }),
      issue('SHOP-2', 'New', { assignee: mina, createdAt: on(20), reporter: dana }),
      issue('SHOP-3', 'Changed', { assignee: mina, createdAt: on(1), activity: [{ at: on(25), by: dana }] }),
    ]
    const pool = createMemoryPool(own).openAt(time, new Uint8Array(own.length).fill(1))
    expect(keysOf(await pool.assignedTo(mina, 2))).toEqual(['SHOP-3', 'SHOP-2'])
    expect(keysOf(await pool.touchedBy(dana, 5))).toEqual(['SHOP-3', 'SHOP-2'])
  })
})

describe('candidates', () => {
  const asked = (title: string) =>
    askedOf({ title, body: '', branch: '', author: mina, commits: [], paths: [], patch: '' })

  it('are found by words, by assignee and by touch, in order of their keys', async () => {
    const { issues } = await findCandidates(asked('Speed up the refund'), openBut())
    expect(keysOf(issues)).toEqual(['SHOP-7', 'SHOP-8', 'SHOP-9', 'SHOP-10'])
  })

  it('are none where nothing is open', async () => {
    const { issues } = await findCandidates(asked('Speed up the refund'), openBut(...memory.keys))
    expect(issues).toEqual([])
  })
})
