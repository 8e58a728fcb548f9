import { describe, expect, test } from '@jest/globals'
import { readAllSettings } from '@throughline/shared/rule-settings'
import { aPullRequest } from '../../../test/a-pull-request'
import type { Document } from '../../jira/document'
import type { LaterChanges, LeftOver, StandingTodo } from '../../pull-requests/left-over'
import type { PullRequest, ReviewThread } from '../../pull-requests/pull-request'
import type { FeatureTools } from '../feature'
import type { FollowUpOutcome, FollowUpPlan, NamedIssue, TouchedFollowUp } from '../follow-up-tools'
import { commentsLeft } from './comments-left'
import { createFollowUps } from './create-follow-ups'

const mergedAt = new Date('2026-11-22T10:00:00Z')
const now = new Date('2026-11-22T10:01:00Z')
const person = (login: string, isBot = false) => ({ login, name: `${login}’s name`, isBot })
const pull = aPullRequest({ state: 'merged', mergedAt, author: person('mina') })

const words = (author: ReviewThread['first']['author'], text: string) => ({
  ...{ author, text, url: `https://github.com/x#${text.length}`, writtenAt: mergedAt },
})

const thread = (first: ReviewThread['first'], more: Partial<ReviewThread> = {}): ReviewThread => ({
  ...{ id: `T${first.text.length}`, path: 'a.ts', line: 3, isResolved: false, isOutdated: false },
  ...{ first, last: first },
  ...more,
})

describe('of what was said about the code', () => {
  const asks = words(person('dana'), 'Close the file when this throws.')
  const question = words(person('dana'), 'Why twice?')
  const answer = words(person('mina'), 'Since it may fail.')

  test.each([
    ['an open request', thread(asks), 1],
    ['one about code that changed since', thread(asks, { isOutdated: true }), 1],
    ['one that the author only answered', thread(asks, { last: answer }), 1],
    ['a question that nobody answered', thread(question), 1],
    ['a question that was asked again', thread(question, { last: question }), 1],
    ['a resolved one', thread(asks, { isResolved: true }), 0],
    ['a question that the author answered last', thread(question, { last: answer }), 0],
    ['a note of the author’s own', thread(words(person('mina'), 'I shall split this.')), 0],
    ['what a bot said', thread(words(person('lint', true), 'Line too long.')), 0],
    ['a nit', thread(words(person('dana'), 'nit: a shorter name')), 0],
    ['praise', thread(words(person('dana'), 'Nice!')), 0],
  ])('%s', (_, one, count) => {
    expect(commentsLeft(pull, [one])).toHaveLength(count)
  })

  test('secrets and hidden characters are left out', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`
    const [left] = commentsLeft(pull, [thread(words(person('dana'), `Remove \u202e${token}\nplease.`))])
    expect(left?.text).toBe('Remove [GitHub token removed] please.')
  })
})

interface Run {
  readonly settings?: object
  readonly threads?: readonly ReviewThread[]
  readonly patch?: string
  readonly dismissed?: readonly string[]
  readonly pullRequest?: PullRequest
  readonly issueIds?: readonly string[]
  readonly onSince?: Date
  readonly becomes?: FollowUpOutcome
  readonly named?: Readonly<Record<string, NamedIssue>>
  readonly createdAs?: Readonly<Record<string, string>>
  readonly kind?: 'updated' | 'merged'
  /** Of the whole file, after the change. */
  readonly text?: string
  readonly standing?: readonly StandingTodo[]
  readonly touched?: readonly TouchedFollowUp[]
  readonly followUpKey?: string
}

const run = async ({ settings = {}, threads = [], patch = '', ...given }: Run) => {
  const plans: FollowUpPlan[] = []
  const noted: LeftOver[] = []
  const later: LaterChanges[] = []
  const comments: { readonly issueId: string; readonly document: Document }[] = []
  const tools: Partial<FeatureTools> = {
    getReviewThreads: async () => threads,
    getChangedFiles: async () => [
      {
        ...{ path: 'src/a.ts', previousPath: undefined, change: 'modified', patch },
        ...{ addedLines: 1, removedLines: 0 },
      },
    ],
    findFileText: async () => given.text,
    async putComment(issueId, _marker, document) {
      comments.push({ issueId, document })
      return 'added'
    },
    urlOfLine: (_, { path, line }) => `https://github.com/acme/${path}#L${line}`,
    followUps: {
      async note(items) {
        noted.push(...items)
        return items
          .filter(({ key }) => !given.dismissed?.includes(key))
          .map((item) => ({ ...item, followUpKey: given.createdAs?.[item.key] }))
      },
      findStanding: async () => given.standing ?? [],
      async noteLater(changes) {
        later.push(changes)
        return given.touched ?? []
      },
      findByEmail: async () => undefined,
      findNameToAssign: async (accountId) => accountId,
      readNamedIssues: async () => new Map(Object.entries(given.named ?? {})),
      async create(plan) {
        plans.push(plan)
        return given.becomes ?? { kind: 'created', key: `SHOP-${30 + plans.length}` }
      },
    },
  }
  const told = await createFollowUps.on[given.kind ?? 'merged']?.(
    {
      ...{ pullRequestId: 'id', pullRequest: given.pullRequest ?? pull, label: '#42', takenBack: [] },
      ...{ issueIds: given.issueIds ?? ['7', '8'], happenedAt: mergedAt, onSince: given.onSince, now },
      followUpKey: given.followUpKey,
      settings: readAllSettings(new Map([['create-follow-ups', settings]])),
    },
    tools as FeatureTools,
  )
  return { told, plans, noted, later, comments }
}

const request = (text: string) => thread(words(person('dana'), text))
const todoPatch = '@@ -1,1 +1,3 @@\n a()\n+// TODO: retry\n+// TODO(SHOP-9): tracked'

describe('when a pull request merges', () => {
  test('one issue is planned for its first linked issue, with all that is left', async () => {
    const { told, plans } = await run({
      threads: [request('Close it.'), request('Log it.')],
      patch: todoPatch,
    })
    expect(told).toEqual({ outcome: 'done', detail: '3 things are left to do. SHOP-31 was created.' })
    expect(plans).toMatchObject([{ key: 'all', originalId: '7', summary: `Follow-up: #42 - ${pull.title}` }])
    expect(plans[0]?.document('SHOP-7')).toEqual([
      {
        kind: 'paragraph',
        content: [
          { text: `Left over from ${pull.repository.name} ` },
          { text: '#42', href: pull.url },
          { text: ', merged 22 November 2026. Original issue: SHOP-7.' },
        ],
      },
      { kind: 'heading', level: 3, content: [{ text: 'Unresolved comments' }] },
      {
        kind: 'bulletList',
        items: ['Close it.', 'Log it.'].map((text) => [
          { text: 'dana’s name', mark: 'strong' },
          { text: ' on ' },
          { text: 'a.ts:3', href: `https://github.com/x#${text.length}` },
          { text: `: “${text}”` },
        ]),
      },
      { kind: 'heading', level: 3, content: [{ text: 'New TODOs' }] },
      {
        kind: 'bulletList',
        items: [
          [{ text: 'src/a.ts:2', href: 'https://github.com/acme/src/a.ts#L2' }, { text: ': TODO retry' }],
        ],
      },
      {
        kind: 'paragraph',
        content: [
          {
            text: 'Created by Throughline. Closing this issue does not change the code; a TODO that disappears from the code is reported here.',
            mark: 'em',
          },
        ],
      },
    ])
  })

  test('what somebody dismissed does not come back', async () => {
    const { told, noted } = await run({ threads: [request('Close it.')], dismissed: ['comment T9'] })
    expect(noted).toHaveLength(1)
    expect(told).toEqual({ outcome: 'nothing to do', detail: 'Nothing is left to do.' })
  })

  test('each becomes an issue of its own where the rule says so; what is over the most shares one', async () => {
    const threads = ['One.', 'Two…', 'Three.', 'Four…..'].map(request)
    const { plans } = await run({ threads, settings: { oneEach: true, mostOfPullRequest: 3 } })
    expect(plans.map(({ key, items }) => [key, items.length])).toEqual([
      ['comment T4', 1],
      ['comment T4', 1],
      ['rest', 2],
    ])
  })

  test.each([
    ['comments', { comments: false }, 2],
    ['to-dos', { todos: false }, 1],
    ['neither', {}, 3],
  ])('the rule can leave out %s', async (_, settings, count) => {
    const { noted } = await run({ settings, threads: [request('Close it.')], patch: todoPatch })
    expect(noted).toHaveLength(count)
  })

  test.each([
    ['without an issue', { issueIds: [] }, 'nothing to do', 'No issue is linked.'],
    [
      'that takes another back',
      { pullRequest: { ...pull, title: 'Revert "Retry"', body: 'Reverts acme/storefront#41' } },
      'skipped',
      'It takes another one back.',
    ],
    [
      'from before the rule was on',
      { onSince: now },
      'skipped',
      'It was merged before the rule was turned on, or more than a week ago.',
    ],
    [
      'whose project asks for more',
      { becomes: { kind: 'parked', why: 'the project SHOP requires the field “Team”' } },
      'parked',
      '1 thing is left to do. It waits for somebody: the project SHOP requires the field “Team”.',
    ],
    [
      'that was there before',
      { becomes: { kind: 'there', key: 'SHOP-31' } },
      'nothing to do',
      '1 thing is left to do. SHOP-31 is there already.',
    ],
  ] as const)('one %s', async (_, given, outcome, detail) => {
    const { told } = await run({ threads: [request('Close it.')], ...(given as Run) })
    expect(told).toEqual({ outcome, detail })
  })
})

describe('to-dos that are no new ones', () => {
  const patch = (...lines: readonly string[]) => ['@@ -1,2 +1,3 @@', ' a()', ...lines].join('\n')
  const reworded = patch('-// TODO: retry the payment', '+// TODO: retry the payments')

  test('a reworded one is written down with what it was, and no issue comes of it', async () => {
    const { told, noted, plans } = await run({ patch: reworded })
    expect(noted).toMatchObject([
      { text: 'TODO retry the payments', was: 'TODO retry the payment', standing: 'changed' },
    ])
    expect(plans).toEqual([])
    expect(told?.detail).toBe('Nothing is left to do. 1 TODO is only reworded.')
  })

  test.each<readonly [string, NamedIssue | undefined, number, string]>([
    ['open', 'open', 0, 'Nothing is left to do.'],
    ['done', 'done', 0, 'Nothing is left to do. 1 TODO is for an issue that is done.'],
    [
      'nowhere in Jira',
      'missing',
      1,
      '1 thing is left to do. SHOP-31 was created. 1 TODO is for an issue that Jira does not show.',
    ],
    ['out of reach', undefined, 0, 'Nothing is left to do.'],
  ])('one that names an issue which is %s', async (_, state, count, detail) => {
    const named: Readonly<Record<string, NamedIssue>> = state ? { 'SHOP-9': state } : {}
    const { told, plans, noted } = await run({ patch: patch('+// TODO(SHOP-9): retry'), named })
    expect(noted).toMatchObject([{ names: 'SHOP-9', text: 'TODO retry' }])
    expect(plans).toHaveLength(count)
    expect(told?.detail).toBe(detail)
  })
})

describe('what a hunk alone does not show', () => {
  const inside = ['@@ -3,2 +3,3 @@', ' a', '+TODO: retry', ' b'].join('\n')
  const file = (first: string) => [first, 'x', 'a', 'TODO: retry', 'b', '*/'].join('\n')

  test.each([
    ['counts in the middle of a comment', file('/*'), 1],
    ['does not count in the middle of a text', file('const text = `'), 0],
    ['is read by its hunk where the text is another one', 'something else', 0],
    ['is read by its hunk where there is no text', undefined, 0],
  ])('%s', async (_, text, count) => {
    const { noted } = await run({ kind: 'updated', patch: inside, ...(text !== undefined && { text }) })
    expect(noted).toHaveLength(count)
  })
})

describe('before the merge', () => {
  const threads = [request('Close it.'), request('Log the reason.')]

  test('what would be left is written down, and nothing is created', async () => {
    const { told, noted, plans } = await run({ kind: 'updated', threads, patch: todoPatch })
    expect(told).toEqual({ outcome: 'done', detail: '3 things would be left to do.' })
    expect(noted).toHaveLength(4)
    expect(plans).toEqual([])
  })

  test('one thing becomes an issue at once where a person asks for it, and the merge leaves it out of the list', async () => {
    const [key] = (await run({ kind: 'updated', threads })).noted.map((item) => item.key)
    const asked = await run({ threads, followUpKey: key ?? '', onSince: now })
    expect(asked.plans).toMatchObject([{ key, items: [{ text: 'Close it.' }] }])

    const merged = await run({ threads, createdAs: { [key ?? '']: key ?? '' } })
    expect(merged.plans).toMatchObject([{ key: 'all', items: [{ text: 'Log the reason.' }] }])
  })

  test('what is not left any more is not created', async () => {
    const { told, plans } = await run({ threads: [], followUpKey: 'comment T9' })
    expect(plans).toEqual([])
    expect(told).toEqual({ outcome: 'nothing to do', detail: 'It is not left to do any more.' })
  })
})

describe('what earlier pull requests left in the code', () => {
  const printOf = async (text: string) =>
    (await run({ kind: 'updated', patch: `@@ -0,0 +1,1 @@\n+// ${text}` })).noted[0]?.fingerprint ?? ''
  const standing = async (text: string, path = 'src/a.ts'): Promise<StandingTodo> => ({
    ...{ pullRequestId: 'earlier', key: `todo ${text}`, path, fingerprint: await printOf(text) },
  })
  const [retry, log] = ['TODO: retry the payment', 'TODO: log the reason of it']

  test('is gone where a patch takes it out of its file, also without a linked issue', async () => {
    const left = [await standing(retry), await standing(log), await standing(retry, 'src/b.ts')]
    const patch = `@@ -1,2 +1,1 @@\n a()\n-// ${retry}`
    const { told, later } = await run({ standing: left, patch, issueIds: [] })
    expect(later).toEqual([{ gone: [left[0]], moved: [] }])
    expect(told?.detail).toBe('No issue is linked. 1 TODO of earlier pull requests is gone.')
  })

  test('is where it was moved to, under its new words', async () => {
    const left = [await standing(retry)]
    const patch = `@@ -1,2 +1,2 @@\n-// ${retry}\n+b()\n+// ${retry}s`
    const { later } = await run({ standing: left, patch })
    expect(later).toMatchObject([{ gone: [], moved: [{ todo: left[0], path: 'src/a.ts', line: 2 }] }])
    expect(later[0]?.moved[0]?.fingerprint).toBe(await printOf(`${retry}s`))
  })

  test('is told on its follow-up by one comment, which says whether anything else is left', async () => {
    const items = [
      { path: 'src/a.ts', line: 4, isGone: true },
      { path: 'src/b.ts', line: undefined, isGone: false },
    ]
    const touched = [{ issueId: '31', marker: 'gone', items }]
    const given = { standing: [await standing(retry)], patch: `@@ -1,1 +0,0 @@\n-// ${retry}` }
    const { comments } = await run({ ...given, touched })
    const wordsOf = (document: Document | undefined) =>
      document?.map((block) => ('content' in block ? block.content.map(({ text }) => text).join('') : ''))
    expect(comments.map(({ issueId }) => issueId)).toEqual(['31'])
    expect(wordsOf(comments[0]?.document)).toEqual([
      'The TODO in src/a.ts:4 is gone from main.',
      '1 other thing of this follow-up is left.',
    ])

    const all = await run({ ...given, touched: [{ ...touched[0], items: items.slice(0, 1) }] as never })
    expect(wordsOf(all.comments[0]?.document)).toEqual([
      'The TODO in src/a.ts:4 is gone from main.',
      'This follow-up can probably be closed.',
    ])
  })

  test('is not looked for where nothing stands', async () => {
    const { later } = await run({ patch: `@@ -1,1 +0,0 @@\n-// ${retry}` })
    expect(later).toEqual([])
  })
})
