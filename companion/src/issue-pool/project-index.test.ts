import { describe, expect, it } from '@jest/globals'
import { createProjectIndex } from './project-index'

const WORD = 1
const OTHER = 2
const within = { within: 'text', meanLength: 10 } as const
const issue = (number: number, change = number) => ({
  issueId: String(10_000 + number),
  key: `SHOP-${number}`,
  change,
  updatedAt: new Date('2026-11-20T00:00:00Z'),
  textLength: 10,
  summaryLength: 3,
  touches: { times: [], people: [], reporter: undefined, createdAt: undefined },
})
const found = (index: ReturnType<typeof createProjectIndex>, more: object = {}) =>
  index
    .search({ first: [[WORD, 1]], others: [], within, excluded: new Set(), most: 10, ...more })
    .map(({ issue }) => issue.key)

describe('an index of a project', () => {
  it('finds where a token stands, the heaviest first, and of equals the lower id', () => {
    const index = createProjectIndex()
    index.put(issue(3), [WORD], [1])
    index.put(issue(2), [WORD], [1])
    index.put(issue(1), [OTHER], [9])
    index.put(issue(4), [WORD], [5])
    expect(found(index)).toEqual(['SHOP-4', 'SHOP-2', 'SHOP-3'])
    expect(found(index, { most: 2 })).toEqual(['SHOP-4', 'SHOP-2'])
  })

  it('counts other tokens for what was found alone', () => {
    const index = createProjectIndex()
    index.put(issue(1), [WORD, OTHER], [1, 1])
    index.put(issue(2), [OTHER], [1])
    const [first, ...rest] = index.search({
      ...{ first: [[WORD, 1]], others: [[OTHER, 1]], within, excluded: new Set(), most: 10 },
    })
    expect(rest).toEqual([])
    expect(first?.score).toBeCloseTo(2 * (first?.firstScore ?? 0))
  })

  it('leaves out what is excluded, and counts it', () => {
    const index = createProjectIndex()
    index.put(issue(1), [WORD], [1])
    index.put(issue(2), [WORD], [1])
    expect(found(index, { excluded: new Set(['10001']) })).toEqual(['SHOP-2'])
    expect(index.countOf(WORD)).toBe(2)
  })

  it('keeps the later of two readings, whichever comes first', () => {
    const index = createProjectIndex()
    index.put(issue(1, 8), [OTHER], [1])
    index.put(issue(1, 7), [WORD], [1])
    index.remove('10001', 6)
    expect(found(index)).toEqual([])
    expect([index.countOf(WORD), index.countOf(OTHER), index.size]).toEqual([0, 1, 1])
    index.remove('10001', 9)
    expect([index.countOf(OTHER), index.size]).toEqual([0, 0])
  })

  it('is the same after most of its issues left or changed', () => {
    const index = createProjectIndex()
    for (let number = 1; number <= 900; number++) index.put(issue(number), [WORD, number + 10], [1, 1])
    for (let number = 1; number <= 600; number++) index.remove(String(10_000 + number), 1_000)
    for (let number = 601; number <= 800; number++) index.put(issue(number, 2_000), [WORD, OTHER], [2, 1])
    expect([index.size, index.countOf(WORD), index.countOf(OTHER)]).toEqual([300, 300, 200])
    expect(found(index, { most: 1 })).toEqual(['SHOP-601'])
    expect([index.find('10601')?.change, index.find('10900')?.key, index.find('10001')]).toEqual([
      2_000,
      'SHOP-900',
      undefined,
    ])
    expect(index.withAny([910]).map(({ key }) => key)).toEqual(['SHOP-900'])
    expect(index.withAny([611, 812])).toHaveLength(1)
  })
})
