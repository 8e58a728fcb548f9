import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { LinkAnswer } from '../links/answer-case'
import { randomFrom } from '../links/random'
import { links } from './links'

const vocabulary =
  'cart refund invoice parcel mail picker chart export login token cache query stock label basket'.split(' ')
const random = randomFrom(3)
const word = () => vocabulary[Math.floor(random() * vocabulary.length)] ?? ''
const day = (number: number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString()

const issues = Array.from({ length: 90 }, (_, at) => ({
  key: `SHOP-${at + 1}`,
  project: 'SHOP',
  summary: `${word()} ${word()} ${word()} number${at}`,
  description: `${word()} ${word()}`,
  type: 'Bug',
  assignee: { name: `dev${at % 5}`, displayName: `Developer Number${at % 5}` },
  reporter: null,
  components: ['Shop'],
  labels: [],
  created: day(0),
  resolved: day(200),
  poolFrom: day(0),
  poolTo: null,
  activity: [
    [day(5), `Developer Number${at % 5}`, `dev${at % 5}`],
    [day(300), 'Somebody Later', 'later'],
  ],
  links: [],
}))

const cases = issues.map((issue, at) => ({
  id: `case ${at}`,
  project: 'SHOP',
  repo: `repository-${at % 3}`,
  kind: at % 6 === 5 ? 'negative' : 'keyed',
  pr: {
    title: at % 6 === 5 ? `Something else entirely ${word()}` : issue.summary,
    body: '',
    branch: null,
    author: issue.assignee.displayName,
    authorLogin: null,
    createdAt: day(20),
    mergedAt: day(21),
    files: ['src/shop.ts'],
    commits: [],
    patch: '',
  },
  poolAt: day(20),
  truth: at % 6 === 5 ? [] : [issue.key],
  alsoMentioned: [],
  hard: at % 2 === 0,
}))

const measure = (
  rows: { readonly cases: readonly object[]; readonly issues: readonly object[] },
  options = {},
) =>
  links.measure(
    {
      read: async (name) => (name === 'cases' ? rows.cases : rows.issues),
      readText: async () => '',
    },
    () => undefined,
    { leaveOneOut: false, trainInto: undefined, ...options },
  )

const inOrder = (answers: readonly object[]) => answers.map((answer) => JSON.stringify(answer)).sort()

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-links-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the set links', () => {
  it('answers without anything that is expected or lies later, in any order, as it answers with it', async () => {
    const whole = await measure({ cases, issues })
    const stripped = await measure({
      cases: cases
        .map(
          ({
            kind: _kind,
            truth: _truth,
            alsoMentioned: _also,
            hard: _hard,
            pr: { mergedAt: _merged, ...pr },
            ...rest
          }) => ({
            ...rest,
            pr,
          }),
        )
        .reverse(),
      issues: issues.map(({ resolved: _resolved, links: _links, ...issue }) => issue).reverse(),
    })
    expect(inOrder(stripped.answers)).toEqual(inOrder(whole.answers))
    expect(stripped.figures).toMatchObject({
      all: null,
      hard: null,
      organic: null,
      decision: null,
      poolRecall: null,
    })
    expect(whole.figures).toMatchObject({ leakCheck: { cases: 90, different: 0, identical: true } })
  })

  it('trusts an issue less that an earlier pull request pointed at, in whatever order the rows come', async () => {
    const [first] = cases
    const later = { ...first, id: 'later', pr: { ...first?.pr, createdAt: day(40) }, poolAt: day(40) }
    const confidenceAmong = async (rows: readonly object[]) => {
      const { answers } = await measure({ cases: rows, issues })
      return answers.map((answer) => answer as LinkAnswer).find(({ id }) => id === 'later')?.confidence ?? 0
    }
    const alone = await confidenceAmong([later])
    const after = await confidenceAmong([later, ...cases])
    expect(after).toBeLessThan(alone)
    expect(await confidenceAmong([...cases, later])).toBe(after)
    expect(await confidenceAmong([{ ...first, excluded: first?.truth }, later])).toBe(
      await confidenceAmong([first ?? {}, later]),
    )
  })

  it('leaves excluded issues out', async () => {
    const { answers } = await measure({
      cases: cases.map((one) => ({ ...one, excluded: one.truth })),
      issues,
    })
    const missed = answers.filter((answer, at) => {
      const { ranking } = answer as { ranking: readonly string[] }
      return cases[at]?.truth.some((key) => ranking.includes(key))
    })
    expect(missed).toEqual([])
  })

  it('counts what is right: every one of these titles is its issue’s summary', async () => {
    const { figures, answers } = await measure({ cases, issues }, { leaveOneOut: true })
    expect(figures['all']).toMatchObject({ n: 75, hit1: 1, hit3: 1, mrr: 1 })
    expect(figures['poolRecall']).toBe(1)
    expect(Object.keys(figures['byRepository'] as object)).toEqual([
      'repository-0',
      'repository-1',
      'repository-2',
    ])
    expect(answers[0]).toMatchObject({ id: 'case 0', key: 'SHOP-1' })
  })

  it('learns the same from the same data', async () => {
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')]
    await measure({ cases, issues }, { trainInto: one })
    await measure({ cases: [...cases].reverse(), issues: [...issues].reverse() }, { trainInto: two })
    expect(await readFile(two, 'utf8')).toBe(await readFile(one, 'utf8'))
  })
})
