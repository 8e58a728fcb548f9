import { describe, expect, test } from '@jest/globals'
import { type CommentLevel, readAllSettings } from '@throughline/shared/rule-settings'
import { aPullRequest } from '../../../test/a-pull-request'
import { type Document, toAdf } from '../../jira/document'
import type { ChangedFile, PullRequest } from '../../pull-requests/pull-request'
import type { FeatureTools, OriginalPullRequest, SavedSummary } from '../feature'
import type { FollowUpTools } from '../follow-up-tools'
import type { LinkingTools } from '../linking-tools'
import type { ReviewingTools } from '../reviewing-tools'
import { postMergeSummary } from './post-merge-summary'

const file = (path: string, change: ChangedFile['change'] = 'modified'): ChangedFile => ({
  path,
  previousPath: undefined,
  change,
  addedLines: 10,
  removedLines: 2,
})

const merged = (changes: Partial<PullRequest> = {}) =>
  aPullRequest({
    state: 'merged',
    mergedAt: new Date('2026-11-22T23:59:00Z'),
    mergedBy: 'Dana Ortiz',
    body: '## Why\n\nShoppers waited for a bank that never answered.\n\nFixes SHOP-7',
    ...changes,
  })

interface Run {
  readonly pull?: PullRequest
  readonly files?: readonly ChangedFile[]
  readonly issueIds?: readonly string[]
  readonly baseBranches?: readonly string[]
  readonly original?: OriginalPullRequest
}

/** How much may be told on these issues; on all others, everything. */
const levels: Readonly<Record<string, CommentLevel>> = { quiet: 'off', brief: 'title' }

/** What one run asks for, with an issue `gone` that Jira does not have any more. */
const run = async ({
  pull = merged(),
  files = [file('checkout/retry.ts')],
  issueIds = ['10007'],
  baseBranches = [],
  original,
}: Run) => {
  const comments: { issueId: string; marker: string; document: Document }[] = []
  const saved: SavedSummary[] = []
  const tools: FeatureTools = {
    getChangedFiles: async () => files,
    reviewing: {} as ReviewingTools,
    linking: {} as LinkingTools,
    commentLevelOf: async (issueId) => levels[issueId] ?? 'summary',
    async putComment(issueId, marker, document) {
      comments.push({ issueId, marker, document })
      return issueId === 'gone' ? 'the issue is gone' : 'added'
    },
    readIssueWork: async () => undefined,
    moveIssue: async () => ({ kind: 'stays', why: 'nobody asks' }),
    async saveSummary(summary) {
      saved.push(summary)
    },
    findSummary: async () => undefined,
    findOriginal: async () => original,
    getReviewThreads: async () => [],
    findFileText: async () => undefined,
    urlOfLine: () => '',
    followUps: {} as FollowUpTools,
  }
  const settings = readAllSettings(new Map([['post-merge-summary', { baseBranches }]]))
  const told = {
    label: '#42',
    issueIds,
    takenBack: [],
    settings,
    happenedAt: pull.updatedAt,
    onSince: undefined,
    now: pull.updatedAt,
  }
  const event = { pullRequestId: 'id-1', pullRequest: pull, ...told }
  const outcome = await postMergeSummary.on.merged?.(event, tools)
  return { outcome, comments, saved }
}

describe('the comment on the issue', () => {
  test('says what was merged, why, and what changed, in this form', async () => {
    const { comments } = await run({
      files: [file('checkout/retry-policy.ts', 'added'), file('checkout/retry-policy.test.ts', 'added')],
    })
    const text = (words: string, ...marks: readonly object[]) =>
      marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words }
    const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content })
    const item = (area: string, words: string) => ({
      type: 'listItem',
      content: [paragraph(text(`${area}: `, { type: 'strong' }), text(words))],
    })
    const link = { type: 'link', attrs: { href: 'https://github.com/acme/storefront/pull/42' } }
    expect(toAdf(comments[0]?.document ?? [])).toEqual({
      type: 'doc',
      version: 1,
      content: [
        {
          type: 'heading',
          attrs: { level: 3 },
          content: [text('Merged: '), text('Retry payment calls with a deadline', link)],
        },
        paragraph(
          text('acme/storefront #42 by Mina Sato, merged into main by Dana Ortiz on 22 November 2026'),
        ),
        paragraph(text('Shoppers waited for a bank that never answered.')),
        {
          type: 'bulletList',
          content: [
            item('Checkout', 'adds retry-policy.'),
            item('Tests', 'covers retry-policy.'),
            item('Size', '2 files, 20 lines added, 4 removed.'),
          ],
        },
        paragraph(text('Written by Throughline from the pull request.', { type: 'em' })),
      ],
    })
  })

  test('leaves out what it does not know', async () => {
    const pull = merged({ body: '', mergedBy: undefined, fileCount: 0 })
    const { comments } = await run({ pull, files: [] })
    expect(comments[0]?.document.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'paragraph'])
    expect(JSON.stringify(comments)).toContain('merged into main on 22 November 2026')
  })

  test('names a bot as one', async () => {
    const author = { login: 'ci[bot]', name: 'ci[bot]', isBot: true }
    expect(JSON.stringify((await run({ pull: merged({ author }) })).comments)).toContain('ci[bot] (bot)')
  })

  test('takes no reason out of a comment that readers do not see', async () => {
    const pull = merged({ body: '<!-- Please describe the change here. -->\nShoppers waited.' })
    const text = JSON.stringify((await run({ pull })).comments)
    expect(text).toContain('Shoppers waited.')
    expect(text).not.toContain('Please describe')
  })

  test('keeps to 150 words and links nowhere but to the pull request', async () => {
    const files = Array.from({ length: 300 }, (_, index) =>
      file(`area${index % 6}/a-file-with-words-${index}.ts`, index % 2 === 0 ? 'added' : 'modified'),
    )
    const pull = merged({ body: `[page](https://elsewhere.example) ${'waiting '.repeat(90)}` })
    const document = (await run({ pull, files })).comments[0]?.document ?? []
    const inlines = document.flatMap((block) =>
      block.kind === 'bulletList' ? block.items.flat() : block.content,
    )
    expect(
      inlines
        .map(({ text }) => text)
        .join(' ')
        .split(/\s+/).length,
    ).toBeLessThanOrEqual(150)
    expect(inlines.flatMap(({ href }) => href ?? [])).toEqual([pull.url])
  })

  test('stands on every linked issue, under one marker, and the trace says what became of each', async () => {
    const { comments, outcome } = await run({ issueIds: ['10007', 'gone'] })
    expect(comments.map(({ issueId }) => issueId)).toEqual(['10007', 'gone'])
    expect(new Set(comments.map(({ marker }) => marker))).toEqual(
      new Set(['merge-summary github.com 7001 42']),
    )
    expect(outcome).toEqual({
      outcome: 'done',
      detail: 'Comment on 2 linked issues: added, the issue is gone.',
    })
  })

  test('tells as much as the settings of its project allow', async () => {
    const { comments, outcome, saved } = await run({ issueIds: ['10007', 'brief', 'quiet'] })
    expect(comments.map(({ issueId }) => issueId)).toEqual(['10007', 'brief'])
    expect(comments[1]?.document).toEqual(comments[0]?.document.slice(0, 2))
    expect(saved).toHaveLength(1)
    expect(outcome?.detail).toBe('Comment on 3 linked issues: added, added, off for its project.')
  })

  test('has the marker of this pull request alone', async () => {
    const markers = await Promise.all(
      [
        merged(),
        merged({ number: 43 }),
        merged({ url: 'https://git.acme.example/acme/storefront/pull/42' }),
        merged({ repository: { ...merged().repository, hostRepositoryId: '7002' } }),
      ].map(async (pull) => (await run({ pull })).comments[0]?.marker),
    )
    expect(new Set(markers).size).toBe(4)
  })
})

describe('what the panel shows', () => {
  test('is saved under the marker of the comments', async () => {
    const { saved, comments } = await run({})
    expect(saved).toEqual([
      {
        pullRequestId: 'id-1',
        marker: comments[0]?.marker,
        why: 'Shoppers waited for a bank that never answered.',
        areas: [{ area: 'Checkout', text: 'changes retry.' }],
        writer: 'extract',
        factsDigest: expect.stringMatching(/^[a-f0-9]{64}$/),
        revertedBy: undefined,
      },
    ])
  })

  test('has a digest that is the same for the same facts, in whatever order the files come', async () => {
    const files = [file('checkout/retry.ts'), file('cart/total.ts')]
    const digests = await Promise.all(
      [files, [...files].reverse(), [file('cart/total.ts')]].map(
        async (given) => (await run({ files: given })).saved[0]?.factsDigest,
      ),
    )
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })
})

describe('a revert', () => {
  const revert = merged({
    number: 51,
    title: 'Revert "Retry payment calls"',
    body: 'Reverts acme/storefront#42',
  })
  const takenBack = { label: '#51', mergedAt: new Date('2026-11-24T09:30:00Z') }
  const original: OriginalPullRequest = {
    pullRequestId: 'id-42',
    pullRequest: merged(),
    label: '#42',
    issueIds: ['10007', '10008'],
    takenBack: [takenBack],
    getChangedFiles: async () => [file('checkout/retry.ts')],
  }

  test('is announced on the issues of what it takes back, in the comment that stands there', async () => {
    const { comments, saved, outcome } = await run({ pull: revert, issueIds: [], original })
    expect(comments.map(({ issueId, marker }) => [issueId, marker])).toEqual([
      ['10007', 'merge-summary github.com 7001 42'],
      ['10008', 'merge-summary github.com 7001 42'],
    ])
    const text = JSON.stringify(comments[0]?.document)
    expect(text).toContain('Merged, then reverted: ')
    expect(text).toContain('Reverted by #51 on 24 November 2026.')
    expect(saved).toEqual([expect.objectContaining({ pullRequestId: 'id-42', revertedBy: '#51' })])
    expect(outcome).toEqual({
      outcome: 'done',
      detail: 'It takes back #42, or brings it back. Comment on 2 linked issues: added, added.',
    })
  })

  test('that is itself taken back brings the original back', async () => {
    const again = { label: '#60', mergedAt: new Date('2026-11-26T09:30:00Z') }
    const back = { ...original, takenBack: [takenBack, again] }
    const { comments, saved } = await run({ pull: revert, original: back })
    const text = JSON.stringify(comments[0]?.document)
    expect(text).toContain('"Merged: "')
    expect(text).toContain('Reverted by #51 on 24 November 2026. Brought back by #60 on 26 November 2026.')
    expect(saved).toEqual([expect.objectContaining({ revertedBy: undefined })])
  })

  test.each<[string, Partial<OriginalPullRequest>, string, string]>([
    ['is linked to nothing', { issueIds: [] }, 'nothing to do', 'No issue is linked to that.'],
    [
      'changed documentation alone',
      { getChangedFiles: async () => [file('README.md')] },
      'skipped',
      'Only documentation changed.',
    ],
    [
      'was to be left alone',
      { pullRequest: merged({ labels: ['no-ticket'] }) },
      'skipped',
      'It is left alone: label no-ticket.',
    ],
  ])('of one that %s is told to nobody', async (_, change, outcome, detail) => {
    const told = await run({ pull: revert, original: { ...original, ...change } })
    expect(told.outcome).toEqual({ outcome, detail: `It takes back #42, or brings it back. ${detail}` })
    expect(told.comments).toEqual([])
  })

  test('of one that was never seen is no news of something that shipped', async () => {
    const { comments, saved, outcome } = await run({ pull: revert })
    expect(outcome).toEqual({
      outcome: 'skipped',
      detail: 'It takes back one that is not known here: nothing shipped.',
    })
    expect([comments, saved]).toEqual([[], []])
  })
})

describe('nothing is written', () => {
  const bot = { login: 'dependabot[bot]', name: 'dependabot[bot]', isBot: true }
  test.each<[string, Run, string, string]>([
    ['without a linked issue', { issueIds: [] }, 'nothing to do', 'No issue is linked.'],
    [
      'when only documentation changed',
      { files: [file('README.md'), file('docs/a.png')] },
      'skipped',
      'Only documentation changed.',
    ],
    [
      'when a bot updated dependencies',
      { pull: merged({ author: bot }), files: [file('package.json'), file('package-lock.json')] },
      'skipped',
      'A bot updated dependencies.',
    ],
    [
      'of a merge into a branch that the settings leave out',
      { pull: merged({ baseBranch: 'feature/cart' }), baseBranches: ['main', 'release/*'] },
      'skipped',
      'It was merged into a branch that the settings leave out.',
    ],
    [
      'when a bot of dependencies updated a workflow from an account like a person’s',
      {
        pull: merged({ author: { login: 'renovate-acme', name: 'Renovate', isBot: false } }),
        files: [file('.github/workflows/ci.yml')],
      },
      'skipped',
      'A bot updated dependencies.',
    ],
    [
      'when a label asks for silence, though an issue is linked',
      { pull: merged({ labels: ['no-ticket'] }) },
      'skipped',
      'It is left alone: label no-ticket.',
    ],
    [
      'when a word in the title asks for silence',
      { pull: merged({ title: 'Try a thing [no-jira]' }) },
      'skipped',
      'It is left alone: “no-jira” in the title.',
    ],
  ])('%s', async (_, given, outcome, detail) => {
    const { outcome: told, comments, saved } = await run(given)
    expect(told).toEqual({ outcome, detail })
    expect([comments, saved]).toEqual([[], []])
  })

  test.each<[string, Run]>([
    ['a person updates dependencies', { files: [file('package.json')] }],
    ['a bot changes more than dependencies', { pull: merged({ author: bot }) }],
    ['documentation changes beside code', { files: [file('README.md'), file('cart/total.ts')] }],
  ])('but it is when %s', async (_, given) => {
    expect((await run(given)).comments).toHaveLength(1)
  })
})
