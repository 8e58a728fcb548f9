import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { openFolder } from '../read-data'
import { reviewers } from './reviewers'

interface Row {
  readonly id: string
  readonly t: string
  readonly author: string
  readonly title: string
  readonly files: readonly string[]
  readonly reviewers?: readonly string[]
}

/** A year of changes of three authors, each with a reviewer or two of five. */
const rows: readonly Row[] = Array.from({ length: 320 }, (_, index) => ({
  id: `#${index}`,
  t: new Date(Date.UTC(2026, 0, 1, 0, index * 500)).toISOString(),
  author: `author ${index % 3}`,
  title: `Change part ${index % 11}`,
  files: [`part-${index % 5}/file-${index % 7}.ts`, 'all.ts'],
  reviewers: index % 13 === 0 ? [] : [`person ${index % 5}`, ...(index % 4 === 0 ? ['person 9'] : [])],
}))

const measure = async (given: readonly Row[]) => {
  const { answers, figures } = await reviewers.measure(
    { read: async () => given, readText: async () => '', names: async () => ['one'] },
    () => undefined,
  )
  const byId = answers as readonly { readonly id: string; readonly ranking: readonly string[] }[]
  return { figures, rankings: new Map(byId.map(({ id, ranking }) => [id, ranking])) }
}

describe('the set reviewers', () => {
  it('answers each case with five people at most, never with the author, and counts those after the first rows', async () => {
    const { figures, rankings } = await measure(rows)
    expect([...rankings.keys()]).toEqual(rows.filter((row) => row.reviewers?.length).map(({ id }) => id))
    for (const row of rows) {
      expect(rankings.get(row.id)?.length ?? 0).toBeLessThanOrEqual(5)
      expect(rankings.get(row.id) ?? []).not.toContain(row.author)
    }
    const counted = rows.slice(200).filter((row) => row.reviewers?.length).length
    expect(figures['byRepository']).toEqual({ one: expect.objectContaining({ n: counted }) })
    expect(figures['mean']).toEqual(expect.objectContaining({ hit5: 1 }))
  })

  it('does not look at the order of rows', async () => {
    const shuffled = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1))
    expect((await measure(shuffled)).rankings).toEqual(
      new Map(
        [...(await measure(rows)).rankings].sort((one, other) => (one[0] < other[0] ? -1 : 1)).sort(byTime),
      ),
    )
  })
  const byTime = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
    Number(one.slice(1)) - Number(other.slice(1))

  it('answers alike where later rows do not tell who reviewed them, and answers those too', async () => {
    const known = (await measure(rows)).rankings
    const cut = rows.map(({ reviewers: truth, ...row }, index) =>
      index < 250 ? { ...row, reviewers: truth ?? [] } : row,
    )
    const { rankings, figures } = await measure(cut)
    for (const { id } of rows.slice(0, 251))
      if (known.has(id)) expect(rankings.get(id)).toEqual(known.get(id))
    for (const { id } of rows.slice(250)) expect(rankings.has(id)).toBe(true)
    expect(figures['mean']).not.toBeNull()
  })

  it('lets rows of one time not see each other', async () => {
    const [first, second] = [rows[0], rows[1]]
    if (!first || !second) throw new Error('no rows')
    const { rankings } = await measure([first, second, { ...second, id: 'twin', author: 'somebody' }])
    expect(rankings.get('twin')).not.toContain('person 1')
  })

  it('has no figures where nobody tells who reviewed', async () => {
    const { figures, rankings } = await measure(rows.map(({ reviewers: _, ...row }) => row))
    expect(figures).toEqual({ byRepository: null, mean: null, workload: null })
    expect(rankings.size).toBe(rows.length)
  })
})

const data = dataBeside('eval/reviewers')

describe('the public data', () => {
  data.test(
    'is answered as well as the page of figures says, on the repository nothing was learned from',
    async () => {
      const folder = await openFolder(data.address)
      const { figures } = await reviewers.measure(
        { ...folder, names: async () => ['titanium-mobile-windows'] },
        () => undefined,
      )
      const { hit1, mrr } = figures['mean'] as { readonly hit1: number; readonly mrr: number }
      expect(hit1).toBeGreaterThanOrEqual(0.7)
      expect(mrr).toBeGreaterThanOrEqual(0.82)
    },
    60_000,
  )
})
