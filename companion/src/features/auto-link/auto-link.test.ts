import { describe, expect, test } from '@jest/globals'
import { readAllSettings } from '@throughline/shared/rule-settings'
import { aPullRequest } from '../../../test/a-pull-request'
import type { Issue } from '../../issues/issues'
import { type IssueFacts, noFacts } from '../../link-scoring/issue-facts'
import type { LinkModel } from '../../link-scoring/link-model'
import { createMemoryPool } from '../../link-scoring/memory-pool'
import type { RecordedIssue } from '../../link-scoring/open-issue'
import { personOf } from '../../link-scoring/people'
import type { LinkSuggestion, SuggestedIssue } from '../../pull-requests/link-suggestions'
import type { PullRequest } from '../../pull-requests/pull-request'
import type { FeatureEvent, FeatureTools } from '../feature'
import type { RepositoryAnswers } from '../linking-tools'
import { autoLink } from './auto-link'

const now = new Date('2026-11-22T10:01:00Z')
const mina = personOf('Mina Sato', 'mina')

const recorded = (key: string, summary: string, more: Partial<RecordedIssue> = {}): RecordedIssue => ({
  ...{ key, summary, description: '', type: 'Bug', components: [], labels: [], assignee: undefined },
  ...{ reporter: undefined, createdAt: new Date('2026-11-01T00:00:00Z'), activity: [] },
  ...more,
})

const open = [
  recorded('SHOP-7', 'Refund job runs out of memory on large orders', { assignee: mina }),
  recorded('SHOP-8', 'Refund page shows the wrong currency'),
  recorded('SHOP-9', 'Refund mail for large orders is late'),
]

const inJira = (key: string, statusCategory = 'new'): Issue => ({
  ...{ issueId: key.replace('SHOP-', '1000'), key, projectId: '10000', summary: '', status: 'To Do' },
  statusCategory,
})

/** Ranks by words alone, and is as sure as it is told to be. */
const modelThatIs = (sure: number, words: number): LinkModel => ({
  ranker: { all: words },
  trust: { start: Math.log(sure / (99 - sure)), weights: {} },
  confidence: [
    [0, 0],
    [1, 99],
  ],
})

interface Run {
  readonly sure?: number
  /** How much words count when candidates are ranked; with none, all are alike. */
  readonly words?: number
  readonly pull?: Partial<PullRequest>
  readonly settings?: object
  readonly skipRules?: object
  readonly issueIds?: readonly string[]
  readonly issues?: readonly RecordedIssue[]
  /** What Jira says now, by key; undefined for one that is gone. */
  readonly now?: Readonly<Record<string, Issue | undefined>>
  readonly facts?: Partial<IssueFacts>
  readonly obstacle?: string
  readonly isProven?: boolean
  readonly answers?: RepositoryAnswers
  readonly isLinkedByThat?: boolean
}

const run = async ({ sure = 90, pull = {}, issues = open, isProven = true, ...given }: Run) => {
  const saved: { suggestion: LinkSuggestion; candidates: readonly SuggestedIssue[] }[] = []
  const linked: SuggestedIssue[] = []
  const tools = {
    getChangedFiles: async () => [
      {
        path: 'jobs/refund/run.ts',
        change: 'modified',
        patch: '@@ -1 +1 @@ runRefunds\n+const limit = 1\n-x',
      },
    ],
    linking: {
      model: modelThatIs(sure, given.words ?? 10),
      findObstacle: async () => given.obstacle,
      openPool: async () => createMemoryPool(issues).openAt(now, new Uint8Array(issues.length).fill(1)),
      readFacts: async () => ({ ...noFacts, ...given.facts }),
      readAuthor: async () => ({ person: mina, isProven }),
      readAnswers: async () => given.answers ?? { counted: { confirmed: 0, rejected: 0 }, all: [] },
      findIssue: async (key: string) => (given.now && key in given.now ? given.now[key] : inJira(key)),
      async save(suggestion: LinkSuggestion, candidates: readonly SuggestedIssue[]) {
        saved.push({ suggestion, candidates })
      },
      async link(candidate: SuggestedIssue) {
        linked.push(candidate)
        return given.isLinkedByThat ?? true
      },
    },
  } as unknown as FeatureTools
  const pullRequest = aPullRequest({
    ...{ title: 'Keep the refund job from running out of memory', branch: 'refund-job-memory' },
    ...pull,
  })
  const settings = readAllSettings(
    new Map([
      ['auto-link', { linksAtOnce: true, ...given.settings }],
      ['skip-rules', given.skipRules ?? {}],
    ]),
  )
  const outcome = await autoLink.on.opened?.(
    {
      ...{ pullRequestId: 'id', pullRequest, label: '#42', issueIds: given.issueIds ?? [], takenBack: [] },
      ...{ happenedAt: now, onSince: now, now, settings },
    } satisfies FeatureEvent,
    tools,
  )
  const [kept] = saved
  return {
    outcome,
    action: kept?.suggestion.action,
    isGated: kept?.suggestion.isGated,
    failed: kept?.suggestion.failed,
    shown: kept?.candidates.map(({ issueId }) => issueId),
    linked: linked.map(({ issueId }) => issueId),
    saved,
  }
}

describe('how sure it is decides what is done', () => {
  test.each([
    [97, 'link', ['10007'], ['10007'], 'Linked to SHOP-7, 97 % sure: nobody wrote a key.'],
    [80, 'link', ['10007'], ['10007'], 'Linked to SHOP-7, 80 % sure: nobody wrote a key.'],
    [79, 'suggest', ['10007'], [], 'SHOP-7 is suggested, 79 % sure.'],
    [60, 'suggest', ['10007'], [], 'SHOP-7 is suggested, 60 % sure.'],
    [59, 'list', ['10007'], [], 'SHOP-7 may be meant, 59 % sure: it is listed in the panel.'],
    [40, 'list', ['10007'], [], 'SHOP-7 may be meant, 40 % sure: it is listed in the panel.'],
    [38, 'none', [], [], 'No issue fits well enough (best: SHOP-7, 38 %).'],
  ] as const)('%i %%: %s', async (sure, action, shown, linked, detail) => {
    expect(await run({ sure })).toMatchObject({ action, shown, linked, outcome: { detail } })
  })

  test('up to three are listed, each as sure as a list asks for', async () => {
    const { action, shown, outcome } = await run({ sure: 45, words: 0 })
    expect([action, shown]).toEqual(['list', ['10007', '10008', '10009']])
    expect(outcome?.detail).toBe('SHOP-7 may be meant, 45 % sure: 3 issues are listed in the panel.')
  })

  test('which is as its repository’s answers have corrected it', async () => {
    const refused = Array.from({ length: 30 }, () => ({ confidence: 85, isConfirmed: false }))
    const { action, saved } = await run({
      ...{ sure: 85, settings: { linksAtOnce: true } },
      answers: { counted: { confirmed: 0, rejected: 0 }, all: refused },
    })
    expect(action).not.toBe('link')
    const [first] = saved[0]?.candidates ?? []
    expect(first === undefined || (first.scored === 85 && first.confidence < 80)).toBe(true)
  })
})

describe('a repository that has not shown how often suggestions are right', () => {
  const counted = (confirmed: number, rejected: number) => ({ counted: { confirmed, rejected }, all: [] })

  test.each([
    ['is asked', { confirmed: 0, rejected: 0 }],
    [
      'is asked, too, when it could link by itself and nobody has chosen that',
      { confirmed: 60, rejected: 0 },
    ],
  ])('%s', async (_, { confirmed, rejected }) => {
    const told = await run({
      ...{ sure: 90, settings: { linksAtOnce: false }, answers: counted(confirmed, rejected) },
    })
    expect(told).toMatchObject({ action: 'suggest', isGated: true, shown: ['10007'], linked: [] })
    expect(told.outcome?.detail).toBe(
      'SHOP-7 is suggested, 90 % sure, and not linked: this repository asks first.',
    )
  })

  test('gets what is not sure enough for a link as any other', async () => {
    expect(await run({ sure: 70, settings: { linksAtOnce: false } })).toMatchObject({ isGated: false })
  })
})

describe('a link becomes a question', () => {
  test.each([
    ['another open pull request is linked to it', { hasOpenPullRequest: true }],
    ['nobody works on an issue in its status', { allowsWork: false }],
    ['a pull request of somebody else was linked to it', { pullRequestOfAnother: 'ravi' }],
  ])('where %s', async (why, facts) => {
    const told = await run({ sure: 98, facts })
    expect(told).toMatchObject({ action: 'suggest', linked: [], failed: [expect.any(String)] })
    expect(told.outcome?.detail).toBe(`SHOP-7 is suggested, 98 % sure, and not linked: ${why}.`)
  })

  const byAssigneeAlone = {
    pull: { title: 'Parcel', branch: 'patch-1' },
    issues: [recorded('SHOP-7', 'Mail about a late parcel has no sender', { assignee: mina })],
  }

  test('where only its assignee points to it, and is known by nothing but the name', async () => {
    expect(await run({ sure: 98, isProven: false, ...byAssigneeAlone })).toMatchObject({
      ...{ action: 'suggest', failed: ['no-strong-signal'], linked: [] },
    })
    expect(await run({ sure: 98, isProven: true, ...byAssigneeAlone })).toMatchObject({ action: 'link' })
  })
})

describe('no issue is looked for', () => {
  test.each<[string, Run, string]>([
    ['once it is merged', { pull: { state: 'merged' } }, '#42 is not open any more.'],
    ['once it is closed', { pull: { state: 'declined' } }, '#42 is not open any more.'],
    ['where one is linked', { issueIds: ['10007'] }, '#42 is linked to an issue already.'],
    [
      'where a label forbids it',
      { pull: { labels: ['no-ticket'] } },
      'No issue was looked for: label no-ticket.',
    ],
    [
      'where a word forbids it',
      { pull: { body: 'NOJIRA' } },
      'No issue was looked for: “nojira” in the description.',
    ],
    [
      'for bots',
      { pull: { author: { login: 'x[bot]', name: 'x', isBot: true } } },
      'No issue was looked for: a bot opened it.',
    ],
    [
      'where a key is written',
      { obstacle: 'a key is written in it' },
      'No issue was looked for: a key is written in it.',
    ],
  ])('%s', async (_, given, detail) => {
    const told = await run(given)
    expect(told).toMatchObject({ saved: [], linked: [], outcome: { detail } })
  })

  test('for bots that the skip rules trust, one is', async () => {
    const author = { login: 'x[bot]', name: 'x', isBot: true }
    expect(await run({ pull: { author }, skipRules: { trustedBots: ['x[bot]'] } })).toMatchObject({
      action: 'link',
    })
  })

  test('but on the open event', () => {
    expect(Object.keys(autoLink.on)).toEqual(['opened'])
  })
})

describe('what Jira says now counts', () => {
  test.each([
    ['gone', undefined],
    ['done', inJira('SHOP-7', 'done')],
  ])('an issue that is %s is not linked', async (_, issue) => {
    expect(await run({ sure: 90, now: { 'SHOP-7': issue } })).toMatchObject({
      ...{ action: 'none', linked: [], shown: [] },
    })
  })

  test('others of a list are left out', async () => {
    expect(await run({ sure: 50, words: 0, now: { 'SHOP-9': undefined } })).toMatchObject({
      ...{ action: 'list', shown: ['10007', '10008'] },
    })
  })

  test('somebody has refused the pair in the meantime', async () => {
    const { outcome } = await run({ isLinkedByThat: false })
    expect(outcome).toEqual({
      outcome: 'nothing to do',
      detail: 'Not linked to SHOP-7: somebody has decided about it.',
    })
  })
})

test('without any open issue it says so', async () => {
  expect(await run({ issues: [] })).toMatchObject({
    ...{ action: 'none', linked: [] },
    outcome: { detail: 'No issue fits: no open one that it may reach has anything in common with it.' },
  })
})
