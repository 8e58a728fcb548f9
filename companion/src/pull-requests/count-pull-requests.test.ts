import { describe, expect, test } from '@jest/globals'
import { countPullRequests } from './count-pull-requests'
import type { WorkPullRequest } from './issue-work'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour))

let number = 40
const pull = (changes: Partial<WorkPullRequest> = {}): WorkPullRequest => {
  number += 1
  return {
    repositoryId: 'storefront',
    number,
    label: `#${number}`,
    state: 'merged',
    branch: 'shop-7',
    baseBranch: 'main',
    baseBranches: ['main', 'master'],
    mergedAt: at(10),
    updatedAt: at(10),
    isRevert: false,
    isTakenBack: false,
    isRejected: false,
    ...changes,
  }
}
const unmerged = (state: 'open' | 'draft' | 'declined') => pull({ state, mergedAt: undefined })

const count = (...pullRequests: readonly WorkPullRequest[]) => countPullRequests({ pullRequests })
const allMerged = (hour = 10) => ({ kind: 'all-merged', lastMergedAt: at(hour) })
const notYet = (why: string) => ({ kind: 'not-yet', why: expect.stringContaining(why) })

describe('an issue’s work is done', () => {
  test.each<[string, readonly WorkPullRequest[], number]>([
    ['when its one pull request is merged', [pull()], 10],
    [
      'when all are, at the time of the last',
      [pull(), pull({ mergedAt: at(12) }), pull({ mergedAt: at(11) })],
      12,
    ],
    ['whatever was declined', [pull(), unmerged('declined')], 10],
    ['whatever somebody refused to link', [pull(), { ...unmerged('open'), isRejected: true }], 10],
    [
      'whatever a merge queue tests',
      [pull(), { ...unmerged('open'), branch: 'gh-readonly-queue/main/pr-42-1f' }],
      10,
    ],
    ['whatever was taken back', [pull(), pull({ mergedAt: at(12), isTakenBack: true })], 10],
    ['whatever revert is open', [pull(), { ...unmerged('open'), isRevert: true }], 10],
    [
      'on each repository’s own base branches',
      [pull(), pull({ baseBranch: 'release/2', baseBranches: ['release/*'] })],
      10,
    ],
    ['on any branch where none is named', [pull({ baseBranch: 'stack/1', baseBranches: [] })], 10],
  ])('%s', (_, pulls, hour) => {
    expect(count(...pulls)).toEqual(allMerged(hour))
  })
})

describe('an issue’s work is not done', () => {
  test.each<[string, readonly WorkPullRequest[], string]>([
    ['while one is open', [pull(), unmerged('open')], 'is still open'],
    ['while one is a draft', [pull(), unmerged('draft')], 'is still open'],
    [
      'when one was merged elsewhere',
      [pull(), pull({ baseBranch: 'feature/cart' })],
      'is merged into a branch that does not count',
    ],
    ['when all were declined', [unmerged('declined'), unmerged('declined')], 'no merge is left that counts'],
    ['when only a revert is merged', [pull({ isRevert: true })], 'no merge is left that counts'],
    [
      'when only what was taken back is merged',
      [pull({ isTakenBack: true })],
      'no merge is left that counts',
    ],
    ['when only a refused one is merged', [pull({ isRejected: true })], 'no merge is left that counts'],
    ['without any', [], 'no merge is left that counts'],
  ])('%s', (_, pulls, why) => {
    expect(count(...pulls)).toEqual(notYet(why))
  })

  test('and it says what is waited for, with few words', () => {
    const open = [1, 2, 3, 4, 5].map((each) => ({ ...unmerged('open'), label: `#${each}` }))
    const why = (howMany: number) => count(...open.slice(0, howMany))
    expect(why(1)).toEqual({ kind: 'not-yet', why: '#1 is still open' })
    expect(why(2)).toEqual({ kind: 'not-yet', why: '#1 and #2 are still open' })
    expect(why(3)).toEqual({ kind: 'not-yet', why: '#1, #2 and #3 are still open' })
    expect(why(5)).toEqual({ kind: 'not-yet', why: '#1, #2, #3 and 2 more are still open' })
  })
})
