import { describe, expect, it } from '@jest/globals'
import type { WhyLinked } from '@throughline/shared/panel'
import { sampleNow, samplePullRequest, sampleSummary } from '../../test/sample-panel'
import { createPanelMessages } from './messages'

const words = createPanelMessages('UTC')
const now = new Date(sampleNow)

describe('why a pull request is linked', () => {
  it.each<[WhyLinked, string, string]>([
    [
      { place: 'branch', writtenKey: 'shop-7', branch: 'shop-7-wait' },
      'Why linked: key in branch',
      'SHOP-7 is written in the branch shop-7-wait.',
    ],
    [{ place: 'title', writtenKey: 'SHOP-7' }, 'Why linked: key in title', 'SHOP-7 is written in the title.'],
    [
      { place: 'description', writtenKey: 'SHOP-7' },
      'Why linked: key in description',
      'SHOP-7 is written in the description.',
    ],
    [
      { place: 'description', writtenKey: 'SHOP-7', closingWord: 'Fixes' },
      'Why linked: key in description',
      'The description says “Fixes SHOP-7”.',
    ],
    [
      { place: 'commit', writtenKey: 'SHOP-7', sha: '7f3a91c2d4e5', subject: 'Keep the order.' },
      'Why linked: key in a commit',
      'SHOP-7 is written in commit 7f3a91c: Keep the order.',
    ],
    [
      { place: 'branch', writtenKey: 'OLD-3', branch: 'OLD-3-wait' },
      'Why linked: key in branch',
      'OLD-3 is written in the branch; Jira moved it to SHOP-7.',
    ],
    [
      { place: 'title', writtenKey: 'OLD-3' },
      'Why linked: key in title',
      'OLD-3 is written in the title; Jira moved it to SHOP-7.',
    ],
    [
      { place: 'description', writtenKey: 'OLD-3', closingWord: 'Fixes' },
      'Why linked: key in description',
      'OLD-3 is written in the description; Jira moved it to SHOP-7.',
    ],
    [
      { place: 'commit', writtenKey: 'OLD-3', sha: '7f3a91c2d4e5', subject: 'Keep the order' },
      'Why linked: key in a commit',
      'OLD-3 is written in commit 7f3a91c; Jira moved it to SHOP-7.',
    ],
  ])('%j', (why, row, reason) => {
    expect([words.whyLinked.row(why), words.whyLinked.reason(why, 'SHOP-7')]).toEqual([row, reason])
  })
})

describe('numbers', () => {
  it.each([
    [{ open: 1 }, 1, '1 open'],
    [{ merged: 1, open: 1, draft: 1 }, 2, '1 open, 1 draft, 1 merged in 2 repositories'],
    [{ draft: 2, declined: 3 }, 1, '2 drafts, 3 declined'],
  ])('of pull requests: %j in %i', (counts, repositoryCount, sentence) => {
    expect(words.counts(counts, repositoryCount)).toBe(sentence)
  })

  it.each([
    [{ approved: 1, changesRequested: 1 }, '1 approved, 1 asks for changes'],
    [{ changesRequested: 2 }, '2 ask for changes'],
    [{ commented: 1, approved: 3 }, '3 approved, 1 commented'],
  ])('of reviews: %j', (counts, sentence) => {
    expect(words.reviews(counts)).toBe(sentence)
  })

  it('of what is hidden', () => {
    expect([words.showMore(3), words.shipped.earlier(1), words.shipped.earlier(2)]).toEqual([
      'Show 3 more',
      'Earlier: 1 merged pull request',
      'Earlier: 2 merged pull requests',
    ])
  })
})

describe('who did what, and when', () => {
  it.each([
    ['touched', {}, '#45 by Mina Sato, updated 20 minutes ago'],
    ['untouched', { updatedAt: '2026-11-20T09:00:00Z' }, '#45 by Mina Sato, opened 2 days ago'],
    ['merged', { mergedAt: '2026-11-22T11:59:50Z' }, '#45 by Mina Sato, merged just now'],
    ['old', { mergedAt: '2026-11-12T11:00:00Z' }, '#45 by Mina Sato, merged 12 November 2026'],
    [
      'a bot’s',
      { author: { name: 'renovate', isBot: true } },
      '#45 by renovate (bot), updated 20 minutes ago',
    ],
  ])('of a pull request that is %s', (_, differences, sentence) => {
    expect(words.byline(samplePullRequest(differences), now)).toBe(sentence)
  })

  it.each([
    [{}, 'Merged by Dana Ortiz into main 2 hours ago · 14 files · also posted as a comment on SHOP-7'],
    [
      { isPosted: false, revertedBy: '#51' },
      'Merged by Dana Ortiz into main 2 hours ago · 14 files · reverted by #51',
    ],
    [{ isPosted: false, fileCount: 1 }, 'Merged by Dana Ortiz into main 2 hours ago · 1 file'],
  ])('of a merge: %j', (differences, sentence) => {
    expect(words.shipped.facts(sampleSummary(differences), 'SHOP-7', now)).toBe(sentence)
  })

  it('of a merge by nobody in particular', () => {
    const { mergedBy: _, ...summary } = sampleSummary({ isPosted: false })

    expect(words.shipped.facts(summary, 'SHOP-7', now)).toBe('Merged into main 2 hours ago · 14 files')
  })
})
