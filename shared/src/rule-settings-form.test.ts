import { describe, expect, test } from '@jest/globals'
import { readSettings, type SettingsId, settingSchemas } from './rule-settings'
import { formOf, settingsIn } from './rule-settings-form'

const back = (id: SettingsId, settings: unknown) => {
  const read = readSettings(id, settings)
  return settingSchemas[id].parse(settingsIn(id, formOf(id, read)))
}

describe('what a form shows is what it saves', () => {
  test.each<[SettingsId, object]>([
    ['transition-issues', {}],
    [
      'transition-issues',
      {
        baseBranches: ['main', 'release/*'],
        to: { by: 'status', name: 'Released' },
        opened: { isOn: true, to: { by: 'category', category: 'indeterminate' } },
        reviewRequested: { isOn: false, to: { by: 'status', name: 'Reviewing' } },
        reverted: { isOn: true, to: { by: 'category', category: 'new' } },
        answers: [
          { field: 'Team', value: 'Web = App' },
          { field: 'Resolution', value: 'Fixed' },
        ],
      },
    ],
    ['transition-issues', { baseBranches: [], to: { by: 'ids', ids: ['5', '11'] } }],
    ['create-follow-ups', {}],
    [
      'create-follow-ups',
      {
        ...{ comments: false, todos: false, oneEach: true, issueType: 'Bug', labels: [] },
        ...{ mostOfPullRequest: 3, mostInAnHour: 7, answers: [{ field: 'Team', value: 'Web' }] },
      },
    ],
    ['post-merge-summary', {}],
    ['post-merge-summary', { baseBranches: ['main'], level: 'title', levelOfProject: { '10000': 'off' } }],
    ['suggest-reviewers', {}],
    [
      'suggest-reviewers',
      { blocked: ['dana', 'ravi'], spreadsWork: true, requestsReview: true, namesOnPullRequest: true },
    ],
    ['skip-rules', {}],
    [
      'skip-rules',
      { labels: [], branchPattern: '^a,b$', drafts: true, bots: false, trustedBots: ['x[bot]'] },
    ],
    ['auto-link', {}],
    ['auto-link', { tellsAuthor: false, status: true, linksAtOnce: true }],
  ])('%s %j', (id, settings) => {
    expect(back(id, settings)).toEqual(readSettings(id, settings))
  })
})

describe('what somebody fills in wrongly', () => {
  const wrong = (form: Readonly<Record<string, string>>) => {
    const filled = { ...formOf('transition-issues', readSettings('transition-issues', {})), ...form }
    const parsed = settingSchemas['transition-issues'].safeParse(settingsIn('transition-issues', filled))
    return parsed.error?.issues[0]?.path[0]
  }
  test.each([
    ['no status', { toKind: 'status', toText: ' ' }, 'to'],
    ['no ids', { toKind: 'ids', toText: 'close it' }, 'to'],
    ['a field without a value', { answers: 'Team' }, 'answers'],
    ['nothing to move to', { openedKind: 'status', openedText: '' }, 'opened'],
  ])('is refused: %s', (_, form, field) => {
    expect(wrong(form)).toBe(field)
  })
})

test('a form that is not whole is read as far as it goes', () => {
  expect(settingsIn('skip-rules', {})).toMatchObject({ labels: [], bots: false })
  expect(settingsIn('post-merge-summary', { level: 'off' })).toEqual({
    baseBranches: [],
    level: 'off',
    levelOfProject: {},
  })
})
