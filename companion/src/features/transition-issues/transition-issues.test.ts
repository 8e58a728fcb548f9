import { describe, expect, test } from '@jest/globals'
import { readAllSettings } from '@throughline/shared/rule-settings'
import { aPullRequest } from '../../../test/a-pull-request'
import type { IssueWork, WorkPullRequest } from '../../pull-requests/issue-work'
import type { PullRequest } from '../../pull-requests/pull-request'
import type { FeatureEvent, FeatureTools, MoveOutcome, MovePlan } from '../feature'
import type { FollowUpTools } from '../follow-up-tools'
import type { LinkingTools } from '../linking-tools'
import type { ReviewingTools } from '../reviewing-tools'
import { transitionIssues } from './transition-issues'

const mergedAt = new Date('2026-11-22T10:00:00Z')
const now = new Date('2026-11-22T10:01:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

const merge: WorkPullRequest = {
  ...{ repositoryId: 'r', number: 42, label: '#42', state: 'merged', branch: 'b', baseBranch: 'main' },
  ...{
    baseBranches: ['main'],
    mergedAt,
    updatedAt: mergedAt,
    isRevert: false,
    isTakenBack: false,
    isRejected: false,
  },
}
const workOn = (key: string, ...pullRequests: readonly WorkPullRequest[]): IssueWork => ({
  key,
  pullRequests,
})

interface Run {
  readonly kind?: 'opened' | 'reviewRequested' | 'merged' | 'closed'
  readonly pull?: Partial<PullRequest>
  readonly settings?: object
  readonly work?: Readonly<Record<string, IssueWork | undefined>>
  readonly becomes?: MoveOutcome
  readonly event?: Partial<FeatureEvent>
}

const run = async ({ kind = 'merged', pull = {}, settings = {}, event = {}, ...given }: Run) => {
  const { work = { '7': workOn('SHOP-7', merge) }, becomes = { kind: 'moved', to: 'Done' } } = given
  const asked: { issueId: string; plan: MovePlan }[] = []
  const refuse = async () => {
    throw new Error('nobody asks for this')
  }
  const tools: FeatureTools = {
    ...{ getChangedFiles: refuse, commentLevelOf: refuse, putComment: refuse, saveSummary: refuse },
    ...{
      findSummary: refuse,
      findOriginal: refuse,
      getReviewThreads: refuse,
      findFileText: refuse,
      urlOfLine: () => '',
    },
    followUps: {} as FollowUpTools,
    reviewing: {} as ReviewingTools,
    linking: {} as LinkingTools,
    readIssueWork: async (issueId) => work[issueId],
    async moveIssue(issueId, plan) {
      asked.push({ issueId, plan })
      return becomes
    },
  }
  const pullRequest = aPullRequest(kind === 'merged' ? { state: 'merged', mergedAt, ...pull } : pull)
  const outcome = await transitionIssues.on[kind]?.(
    {
      ...{ pullRequestId: 'id', pullRequest, label: '#42', issueIds: Object.keys(work), takenBack: [] },
      ...{ happenedAt: mergedAt, onSince: daysAgo(30), now },
      settings: readAllSettings(new Map([['transition-issues', settings]])),
      ...event,
    },
    tools,
  )
  return { outcome, asked }
}

describe('when a pull request merges', () => {
  test('its issue moves, because of the last merge', async () => {
    const later = new Date('2026-11-22T10:00:30Z')
    const { outcome, asked } = await run({
      work: { '7': workOn('SHOP-7', merge, { ...merge, number: 43, mergedAt: later }) },
    })
    expect(outcome).toEqual({ outcome: 'done', detail: 'SHOP-7 was moved to Done.' })
    expect(asked.map(({ issueId, plan }) => [issueId, plan.becauseOf.happenedAt])).toEqual([['7', later]])
  })

  test('nobody asks Jira while another one is open', async () => {
    const open = { ...merge, label: '#43', state: 'open', mergedAt: undefined } as const
    const { outcome, asked } = await run({ work: { '7': workOn('SHOP-7', merge, open) } })
    expect(outcome).toEqual({
      outcome: 'nothing to do',
      detail: 'SHOP-7 stays where it is: #43 is still open.',
    })
    expect(asked).toEqual([])
  })

  test('each of its issues is told of, and the one that waits for somebody comes first', async () => {
    const becomes = { kind: 'parked', why: 'Done requires the field “Team”' } as const
    const open = { ...merge, label: '#43', state: 'open', mergedAt: undefined } as const
    const work = { '7': workOn('SHOP-7', merge), '8': workOn('SHOP-8', open), '9': undefined }
    expect((await run({ work, becomes })).outcome).toEqual({
      outcome: 'parked',
      detail:
        'SHOP-7 waits for somebody: Done requires the field “Team”. SHOP-8 stays where it is: #43 is still open.',
    })
  })

  test('and no issue is linked, nothing happens', async () => {
    expect((await run({ work: {} })).outcome).toEqual({
      outcome: 'nothing to do',
      detail: 'No issue is linked.',
    })
  })

  test.each([
    ['before the rule was turned on', mergedAt, { onSince: new Date('2026-11-22T10:01:01Z') }],
    ['more than a week ago', daysAgo(8), {}],
  ])('that happened %s moves nothing', async (_, at, event) => {
    const { outcome, asked } = await run({
      work: { '7': workOn('SHOP-7', { ...merge, mergedAt: at }) },
      event,
    })
    expect(asked).toEqual([])
    expect(outcome?.detail).toContain('before the rule was turned on, or more than a week ago')
  })

  test('in the same minute as the rule was turned on moves its issue: clocks differ', async () => {
    expect((await run({ event: { onSince: new Date('2026-11-22T10:00:59Z') } })).asked).toHaveLength(1)
  })

  test('without anybody having turned the rule on, its age alone counts', async () => {
    expect((await run({ event: { onSince: undefined } })).asked).toHaveLength(1)
  })
})

describe('a revert', () => {
  const pull = { title: 'Revert "Retry payment calls"' }
  test('moves no issue to Done', async () => {
    const { outcome, asked } = await run({ pull })
    expect(asked).toEqual([])
    expect(outcome).toEqual({
      outcome: 'nothing to do',
      detail: 'A revert moves no issue to Done, and the rule reopens none.',
    })
  })

  test('reopens its issues where the rule says so', async () => {
    const { asked } = await run({ pull, settings: { reverted: { isOn: true } } })
    const state = {
      issue: {
        ...{ issueId: '7', key: 'SHOP-7', projectId: '1', summary: '' },
        status: 'Done',
        statusCategory: 'done',
      },
      isResolved: true,
    }
    expect(asked[0]?.plan.staysBecause(state, undefined)).toBeUndefined()
  })
})

describe.each(['opened', 'reviewRequested'] as const)('when a pull request is %s', (kind) => {
  test('nothing moves unless the rule says so', async () => {
    const { outcome, asked } = await run({ kind })
    expect(asked).toEqual([])
    expect(outcome?.outcome).toBe('nothing to do')
  })

  test('its issues move on, whatever else is linked to them', async () => {
    const settings = { [kind]: { isOn: true } }
    const { asked } = await run({ kind, settings, work: { '7': workOn('SHOP-7') } })
    expect(asked.map(({ issueId }) => issueId)).toEqual(['7'])
  })

  test.each(['merged', 'declined'] as const)('nothing moves once it is %s', async (state) => {
    const { asked } = await run({ kind, settings: { [kind]: { isOn: true } }, pull: { state } })
    expect(asked).toEqual([])
  })
})

test.each([
  ['asked for', { isReviewRequested: true }, 1],
  ['asked for no longer', { isReviewRequested: false }, 0],
  [
    'there already',
    { isReviewRequested: false, reviews: [{ reviewer: aPullRequest().author, verdict: 'approved' }] },
    1,
  ],
  ['not told of by the host', {}, 1],
] as const)('while a review is %s', async (_, pull, times) => {
  const settings = { reviewRequested: { isOn: true } }
  expect((await run({ kind: 'reviewRequested', settings, pull })).asked).toHaveLength(times)
})

test('a pull request that is declined moves nothing', async () => {
  expect((await run({ kind: 'closed' })).outcome).toBeUndefined()
})
