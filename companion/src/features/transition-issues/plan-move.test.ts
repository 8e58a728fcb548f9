import { describe, expect, test } from '@jest/globals'
import type { MergeTarget } from '@throughline/shared/rule-settings'
import type { IssueState, ScreenField, Transition } from '../../jira/moving'
import { type MoveWish, planMove } from './plan-move'

const happenedAt = new Date('2026-11-22T10:00:00Z')
const minutesLater = (minutes: number) => new Date(happenedAt.getTime() + minutes * 60_000)

const toDone: MergeTarget = { by: 'category', category: 'done' }
const plan = (wish: Partial<MoveWish> = {}) =>
  planMove({
    to: toDone,
    becauseOf: { what: 'merged', happenedAt },
    before: [],
    answers: [],
    reopens: false,
    ...wish,
  })

const standing = (status: string, statusCategory: string, isResolved = false): IssueState => ({
  issue: { issueId: '7', key: 'SHOP-7', projectId: '1', summary: '', status, statusCategory },
  isResolved,
})
const inProgress = standing('In Progress', 'indeterminate')

const way = (
  id: string,
  name: string,
  category: string,
  fields: readonly ScreenField[] = [],
): Transition => ({
  id,
  to: { name, category },
  fields,
})
const workflow = [
  way('11', 'To Do', 'new'),
  way('21', 'In Progress', 'indeterminate'),
  way('31', 'In Review', 'indeterminate'),
  way('41', 'Testing', 'indeterminate'),
  way('51', 'Done', 'done'),
  way('61', 'Rejected', 'done'),
]
const step = (wish: Partial<MoveWish>, state = inProgress, transitions: readonly Transition[] = workflow) => {
  const decided = plan(wish).steps[0]?.(state, transitions)
  return decided?.kind === 'go' ? decided.transition.id : decided
}

describe('an issue stays where it is', () => {
  test.each([
    ['done', standing('Done', 'done'), 'it is done already'],
    ['resolved', standing('Testing', 'indeterminate', true), 'it is resolved already'],
    ['of unknown status', standing('', ''), 'its status cannot be seen'],
  ])('that is %s', (_, state, why) => {
    expect(plan().staysBecause(state, undefined)).toBe(why)
  })

  test.each([
    [
      'a person has moved since',
      { at: minutesLater(1), becauseOf: undefined },
      'somebody has moved it since',
    ],
    [
      'was moved because of something later',
      { at: minutesLater(9), becauseOf: { what: 'merged', happenedAt: minutesLater(8) } },
      'it was moved because of something later',
    ],
  ])('that %s', (_, change, why) => {
    expect(plan().staysBecause(inProgress, change)).toBe(why)
  })

  test.each([
    ['nobody has ever moved', undefined],
    ['a person moved before', { at: minutesLater(-1), becauseOf: undefined }],
    [
      'we moved because of something earlier, a moment ago',
      { at: minutesLater(1), becauseOf: { what: 'opened', happenedAt: minutesLater(-1) } },
    ],
    [
      'we moved because of something else in the same second',
      { at: minutesLater(1), becauseOf: { what: 'opened', happenedAt } },
    ],
  ])('but not one that %s', (_, change) => {
    expect(plan().staysBecause(inProgress, change)).toBeUndefined()
  })
})

describe('the way', () => {
  test.each<[string, Partial<MoveWish>, string]>([
    ['by category: the first that leads there', { to: toDone }, '51'],
    ['by status, in any case', { to: { by: 'status', name: 'rejected' } }, '61'],
  ])('is found %s', (_, wish, id) => {
    expect(step(wish)).toBe(id)
  })

  test('is found by where it leads, never by what it is called', () => {
    const called = [
      { ...way('31', 'Done', 'done'), name: 'Resolve as duplicate' },
      { ...way('41', 'To Do', 'new'), name: 'Done' },
    ]
    expect(step({ to: { by: 'status', name: 'Done' } }, inProgress, called)).toBe('31')
  })

  test('that is not there is waited for', () => {
    expect(step({ to: { by: 'status', name: 'Released' } })).toEqual({
      kind: 'parked',
      why: 'no transition leads from In Progress to Released: the workflow has none, or the account may not move issues',
    })
    expect(step({ to: toDone }, inProgress, [])).toMatchObject({ kind: 'parked' })
  })

  test.each<[string, MergeTarget, IssueState]>([
    ['in the status', { by: 'status', name: 'testing' }, standing('Testing', 'indeterminate')],
    ['in the category', { by: 'category', category: 'indeterminate' }, standing('Blocked', 'indeterminate')],
  ])('is not taken by an issue that is %s already', (_, to, state) => {
    expect(step({ to }, state)).toEqual({ kind: 'stays', why: `it is in ${state.issue.status} already` })
  })

  test.each<[string, Partial<MoveWish>, IssueState, unknown]>([
    [
      'from the first category to the second',
      { to: { by: 'status', name: 'In Review' } },
      standing('To Do', 'new'),
      '31',
    ],
    [
      'from a status that the rule names before it',
      { to: { by: 'status', name: 'In Review' }, before: ['In Progress'] },
      inProgress,
      '31',
    ],
    [
      'never back to a category',
      { to: { by: 'status', name: 'To Do' } },
      inProgress,
      { kind: 'stays', why: 'In Progress may come after To Do' },
    ],
    [
      'never from a status that may come after it',
      { to: { by: 'status', name: 'In Review' }, before: ['In Progress'] },
      standing('Testing', 'indeterminate'),
      { kind: 'stays', why: 'Testing may come after In Review' },
    ],
  ])('leads forward: %s', (_, wish, state, expected) => {
    expect(step(wish, state)).toEqual(expected)
  })

  test('of ids that somebody brought along is taken one after the other, as far as it leads', () => {
    const { steps } = plan({ to: { by: 'ids', ids: ['31', '99'] } })
    expect(steps.map((decide) => decide(inProgress, workflow))).toMatchObject([
      { kind: 'go', transition: { id: '31' } },
      { kind: 'parked', why: 'transition 99 does not lead on from In Progress' },
    ])
  })
})

describe('a rule with ids of transitions', () => {
  test('moves nothing where it has none', () => {
    const named = plan({ to: { by: 'ids', ids: [] } })
    expect(named.staysBecause(inProgress, undefined)).toBe('the rule names no transition')
  })

  test('does not lead back either', () => {
    expect(step({ to: { by: 'ids', ids: ['11'] } })).toEqual({
      kind: 'stays',
      why: 'transition 11 leads back to To Do',
    })
  })
})

describe('work that was taken back', () => {
  const reopens = { to: { by: 'status', name: 'In Progress' }, reopens: true } as const
  test('leads back from Done, and from nowhere else', () => {
    const done = standing('Done', 'done', true)
    expect(plan(reopens).staysBecause(done, undefined)).toBeUndefined()
    expect(step(reopens, done)).toBe('21')
    expect(plan(reopens).staysBecause(inProgress, undefined)).toBe(
      'it is not done, so there is nothing to reopen',
    )
  })

  test('does not fight a person who has closed the issue again', () => {
    const change = { at: minutesLater(1), becauseOf: undefined }
    expect(plan(reopens).staysBecause(standing('Done', 'done'), change)).toBe('somebody has moved it since')
  })
})

describe('the screen of a transition', () => {
  const field = (changes: Partial<ScreenField> = {}): ScreenField => ({
    ...{ id: 'customfield_10', name: 'Team', isRequired: true, hasDefault: false, kind: 'choice' },
    allowed: [
      { id: '1', name: 'Web' },
      { id: '2', name: 'App' },
    ],
    ...changes,
  })
  const filled = (fields: readonly ScreenField[], ...answers: readonly (readonly [string, string])[]) => {
    const wish = { answers: answers.map(([name, value]) => ({ field: name, value })) }
    const decided = plan(wish).steps[0]?.(inProgress, [way('51', 'Done', 'done', fields)])
    return decided?.kind === 'go' ? decided.filled.map((each) => [each.field.id, each.value]) : decided
  }

  test.each<[string, readonly ScreenField[], readonly (readonly [string, string])[], unknown]>([
    ['is left alone where nothing is required', [field({ isRequired: false })], [], []],
    ['is left alone where there is a default', [field({ hasDefault: true })], [], []],
    ['is answered by the field’s name', [field()], [['team', 'app']], [['customfield_10', 'app']]],
    ['is answered by the field’s id', [field()], [['customfield_10', '2']], [['customfield_10', '2']]],
    [
      'takes an answer that nobody requires',
      [field({ isRequired: false })],
      [['Team', 'Web']],
      [['customfield_10', 'Web']],
    ],
    [
      'takes several of a kind',
      [field({ kind: 'choices' })],
      [['Team', 'Web, App']],
      [['customfield_10', 'Web, App']],
    ],
    ['takes no answer for a field it does not have', [], [['Team', 'Web']], []],
  ])('%s', (_, fields, answers, expected) => {
    expect(filled(fields, ...answers)).toEqual(expected)
  })

  test.each<[string, readonly ScreenField[], readonly (readonly [string, string])[], string]>([
    ['without an answer', [field()], [], 'Done requires the field “Team”'],
    [
      'with an answer that cannot be chosen',
      [field()],
      [['Team', 'Design']],
      'the rule’s answer for the field “Team” does not fit',
    ],
    [
      'with one of several that cannot be',
      [field({ kind: 'choices' })],
      [['Team', 'Web, Design']],
      'the rule’s answer for the field “Team” does not fit',
    ],
    [
      'with words for a number',
      [field({ kind: 'number' })],
      [['Team', 'many']],
      'the rule’s answer for the field “Team” does not fit',
    ],
    [
      'that words cannot answer',
      [field({ kind: 'other' })],
      [['Team', 'Web']],
      'the rule’s answer for the field “Team” does not fit',
    ],
  ])('parks the move %s', (_, fields, answers, why) => {
    expect(filled(fields, ...answers)).toEqual({ kind: 'parked', why })
  })
})
