import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { dataBeside } from '@throughline/shared/test/data-beside'
import { readCodeOwners } from './code-owners'
import { allOf, keysOf } from './history-keys'
import type { PastPullRequest } from './pull-request-to-review'
import { rankReviewers } from './rank-reviewers'
import { createReviewHistory } from './review-history'
import { rowOf, tallyOf } from './tally-rows'

const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count))
const past = (given: Partial<PastPullRequest>): PastPullRequest => ({
  author: 'lee',
  title: 'Change the cart',
  paths: ['web/cart/total.ts'],
  at: day(0),
  reviewers: [],
  ...given,
})
const opened = (given: Partial<PastPullRequest> = {}) => past({ at: day(100), ...given })

const historyOf = (...changes: readonly Partial<PastPullRequest>[]) => {
  const history = createReviewHistory()
  for (const change of changes) history.add(past(change))
  return history
}
const times = (count: number, given: (index: number) => Partial<PastPullRequest>) =>
  Array.from({ length: count }, (_, index) => given(index))
const people = (ranked: readonly { readonly person: string }[]) => ranked.map(({ person }) => person)

describe('a ranking of reviewers', () => {
  it('is empty when nothing is known', () => {
    expect(historyOf().rank(opened(), 3)).toEqual([])
  })

  it('never names the author, nor anybody who may not review', () => {
    const history = historyOf(
      { reviewers: ['lee', 'dana', 'robot'], author: 'mina', at: day(90) },
      { reviewers: ['dana'], at: day(91) },
    )
    const ranked = history.rank(opened(), 5, { mayReview: (person) => person !== 'robot' })
    expect(people(ranked)).toEqual(['dana', 'mina'])
  })

  it('names those first who review what is near the changed files', () => {
    const history = historyOf(
      ...times(10, (index) => ({
        paths: ['web/cart/list.ts'],
        reviewers: ['dana'],
        author: 'a',
        at: day(index * 2),
      })),
      ...times(10, (index) => ({
        paths: ['api/users.ts'],
        reviewers: ['kim'],
        author: 'b',
        at: day(20 + index),
      })),
    )
    expect(people(history.rank(opened({ author: 'new', title: '' }), 1))).toEqual(['dana'])
  })

  it('names those first who review the author', () => {
    const history = historyOf(
      ...times(6, (index) => ({ author: 'lee', reviewers: ['dana'], paths: ['a.ts'], at: day(index) })),
      ...times(6, (index) => ({ author: 'mina', reviewers: ['kim'], paths: ['b.ts'], at: day(index) })),
    )
    const from = (author: string) => people(history.rank(opened({ author, paths: ['c.ts'], title: '' }), 1))
    expect([from('lee'), from('mina')]).toEqual([['dana'], ['kim']])
  })

  it('names those later who have not been seen for long', () => {
    const history = historyOf(
      ...times(12, (index) => ({ reviewers: ['gone'], author: 'a', at: day(index - 700) })),
      ...times(4, (index) => ({ reviewers: ['dana'], author: 'b', at: day(90 + index) })),
    )
    expect(people(history.rank(opened(), 9)).filter((person) => person !== 'a' && person !== 'b')).toEqual([
      'dana',
      'gone',
    ])
  })

  it('tells nothing of what comes after a pull request', () => {
    const before = historyOf({ reviewers: ['dana'], at: day(10) })
    const ranked = before.rank(opened(), 3)
    before.add(past({ reviewers: ['kim'], at: day(101) }))
    expect(people(ranked)).toEqual(['dana'])
  })

  it('does not depend on the order of files', () => {
    const history = historyOf(
      ...times(9, (index) => ({
        paths: [`web/${index % 3}.ts`],
        reviewers: [`p${index % 4}`],
        at: day(index),
      })),
    )
    const paths = ['web/0.ts', 'web/1.ts', 'web/2.ts']
    const scores = (given: readonly string[]) =>
      history.rank(opened({ paths: given }), 4).map(({ person, score }) => [person, score.toFixed(9)])
    expect(scores(paths.toReversed())).toEqual(scores(paths))
  })

  it('puts those behind who reviewed much lately, where it is asked to spread the work', () => {
    const history = historyOf(
      ...times(30, (index) => ({
        reviewers: index % 5 < 2 ? ['kim'] : ['dana'],
        author: `a${index}`,
        at: day(70 + index),
      })),
    )
    const gap = (spreadsWork: boolean) => {
      const ranked = history.rank(opened({ author: 'new' }), 2, { spreadsWork })
      const scoreOf = (name: string) => ranked.find(({ person }) => person === name)?.score ?? Number.NaN
      return scoreOf('dana') - scoreOf('kim')
    }
    expect(gap(false)).toBeGreaterThan(0)
    expect(gap(true)).toBeLessThan(gap(false))
  })

  it('is the same from rows of a database as from memory, and reads no other rows', () => {
    const history = historyOf(
      ...times(40, (index) => ({
        author: `a${index % 3}`,
        title: `SHOP-${index % 7} Change part ${index % 5}`,
        paths: [`web/${index % 4}/x.ts`, 'api/y.ts'],
        reviewers: index % 9 === 0 ? [] : [`p${index % 4}`],
        at: day(index),
      })),
    )
    const pullRequest = opened({ author: 'a1', paths: ['web/2/x.ts'], title: 'SHOP-3 Change part 1' })
    const rows = new Map(
      [...allOf(keysOf(pullRequest))].flatMap((key) => {
        const tally = history.find(key)
        return tally ? [[key, JSON.stringify(rowOf(key, tally))] as const] : []
      }),
    )
    const read = (key: string) => {
      const row = rows.get(key)
      return row === undefined ? undefined : tallyOf(JSON.parse(row))
    }
    expect(rankReviewers(pullRequest, read, { count: 5 })).toEqual(history.rank(pullRequest, 5))
  })

  it('is the same when the past is read backwards, from the newest to the oldest', () => {
    const changes = times(60, (index) => ({
      author: `a${index % 3}`,
      title: `SHOP-${index % 7} Change part ${index % 5}`,
      paths: [`web/${index % 4}/x.ts`, 'api/y.ts'],
      reviewers: index % 9 === 0 ? [] : [`p${index % 4}`],
      at: day(index),
    }))
    const pullRequest = opened({ author: 'a1', paths: ['web/2/x.ts'], title: 'SHOP-3 Change part 1' })
    const seen = (history: ReturnType<typeof historyOf>) =>
      history.rank(pullRequest, 5).map(({ person, score, reasons }) => ({
        ...{ person, score: score.toFixed(6) },
        reasons: JSON.stringify(reasons, (_, value) =>
          typeof value === 'number' ? value.toFixed(6) : value,
        ),
      }))
    expect(seen(historyOf(...changes.toReversed()))).toEqual(seen(historyOf(...changes)))
  })

  it('keeps a bounded number of people under a folder', () => {
    const history = historyOf(
      ...times(400, (index) => ({ reviewers: [`p${index}`], author: 'a', at: day(index / 10) })),
    )
    expect(history.find('path web/')?.people.size).toBeLessThanOrEqual(96)
  })

  it('forgets files that nobody has touched for four years', () => {
    const history = historyOf(
      { paths: ['old.ts'], at: day(-2000) },
      ...times(5000, () => ({ paths: ['new.ts'], at: day(0) })),
    )
    expect([history.find('path old.ts'), history.find('path new.ts')?.seen]).toEqual([undefined, 5000])
  })
})

describe('the reasons of a suggestion', () => {
  const history = historyOf(
    ...times(25, (index) => ({
      author: index < 20 ? 'mina' : 'lee',
      title: 'Pay by invoice',
      paths: ['billing/invoice.ts'],
      reviewers: index % 5 === 0 ? ['kim'] : ['dana'],
      at: day(60 + index),
    })),
    { author: 'kim', title: 'SHOP-12 Begin', paths: ['docs/a.md'], reviewers: ['dana'], at: day(86) },
  )
  const reasonsOf = (person: string, given: Partial<PastPullRequest>, codeOwners = '') =>
    history
      .rank(opened({ paths: ['billing/invoice.ts'], ...given }), 9, {
        codeOwners: readCodeOwners(codeOwners),
      })
      .find((ranked) => ranked.person === person)?.reasons

  it('tell with figures what a person did', () => {
    expect(reasonsOf('dana', { title: 'SHOP-12 Go on' })).toEqual([
      { kind: 'reviewed-issue', issueKey: 'SHOP-12' },
      { kind: 'reviewed-folder', folder: 'billing/', times: 16, of: 20 },
      { kind: 'reviewed-author', times: 4, of: 5 },
      { kind: 'reviewed-file', path: 'billing/invoice.ts', daysAgo: 16 },
    ])
  })

  it('tell who wrote what is there', () => {
    const wrote = reasonsOf('mina', {})?.find(({ kind }) => kind === 'wrote-folder')
    expect(wrote).toEqual({ kind: 'wrote-folder', folder: 'billing/', part: expect.closeTo(0.79, 2) })
  })

  it('begin with the linked issue and with CODEOWNERS, and name people without a past', () => {
    const stakeholders = [
      { person: 'ada', role: 'watcher', issueKey: 'SHOP-12' },
      { person: 'ada', role: 'component-lead', issueKey: 'SHOP-12', component: 'Payments' },
    ] as const
    expect(reasonsOf('ada', { stakeholders }, 'billing/ @ada @acme/web')).toEqual([
      { kind: 'stakeholder', role: 'watcher', issueKey: 'SHOP-12' },
      { kind: 'stakeholder', role: 'component-lead', issueKey: 'SHOP-12', component: 'Payments' },
      { kind: 'code-owner', files: 1, of: 1 },
    ])
  })
})

const golden = dataBeside('cases/reviewers.json')

/**
 * The cases of another product, which asks who wrote the lines that a change deletes. We ask who reviewed and wrote the
 * changed paths, and the file holds no lines: what applies is who is left out, how many are named, in whose order, and
 * that paths may be given to somebody. So a past is made up in which people come in that product's order.
 */
golden.describe('the golden cases of a path recommender', () => {
  interface GoldenCase {
    readonly members?: readonly string[]
    readonly config?: {
      readonly findPotentialReviewers?: boolean
      readonly alwaysNotifyForPaths?: readonly { readonly name: string; readonly files: readonly string[] }[]
    }
    readonly expected: readonly string[]
  }
  const { cases } = JSON.parse(golden.isThere ? readFileSync(golden.address, 'utf8') : '{"cases":[]}') as {
    readonly cases: readonly GoldenCase[]
  }
  const paths = ['Libraries/Image/Image.ios.js']
  const inOrder = ['motiz88', 'cosmith', 'sahrens', 'vjeux']

  it.each(cases.map((given, index) => ({ given, index })))(
    'case $index',
    ({ given: { members, config, expected } }) => {
      const finds = config?.findPotentialReviewers !== false
      const history = historyOf(
        ...inOrder.flatMap((person, rank) =>
          times(finds ? 8 - 2 * rank : 0, () => ({ paths, reviewers: [person], author: 'a', at: day(50) })),
        ),
      )
      const lines = (config?.alwaysNotifyForPaths ?? []).flatMap(({ name, files }) =>
        files.map((file) => `${file} @${name}`),
      )
      const ranked = history.rank(opened({ paths, author: 'new' }), 3, {
        codeOwners: readCodeOwners(lines.join('\n')),
        mayReview: (person) => person !== 'a' && (members?.includes(person) ?? true),
      })
      expect(people(ranked)).toEqual(expected)
    },
  )
})
