import { describe, expect, test } from '@jest/globals'
import { readAllSettings, readSettings, readTransitionIds, SettingsId, settingSchemas } from './rule-settings'

describe('settings', () => {
  test('move an issue to Done, and nothing else, until somebody decides otherwise', () => {
    expect(readSettings('transition-issues', undefined)).toEqual({
      baseBranches: ['main', 'master'],
      to: { by: 'category', category: 'done' },
      opened: { isOn: false, to: { by: 'status', name: 'In Progress' } },
      reviewRequested: { isOn: false, to: { by: 'status', name: 'In Review' } },
      reverted: { isOn: false, to: { by: 'status', name: 'In Progress' } },
      answers: [],
    })
  })

  test('tell of merges into every branch with the whole summary', () => {
    expect(readSettings('post-merge-summary', {})).toEqual({
      baseBranches: [],
      level: 'summary',
      levelOfProject: {},
    })
  })

  test('of what somebody set stay, with the rest as it comes', () => {
    const saved = { opened: { isOn: true }, to: { by: 'status', name: ' Released ' } }
    expect(readSettings('transition-issues', saved)).toMatchObject({
      to: { by: 'status', name: 'Released' },
      opened: { isOn: true, to: { by: 'status', name: 'In Progress' } },
      baseBranches: ['main', 'master'],
    })
  })

  test('that cannot be read any more are as they come', () => {
    expect(readSettings('post-merge-summary', { level: 'loud' }).level).toBe('summary')
  })

  test('are there for every rule', () => {
    expect(Object.keys(readAllSettings(new Map()))).toEqual(SettingsId.options)
  })
})

test.each([
  ['an id where a name is asked for', { to: { by: 'status', name: '' } }],
  ['a category that Jira does not have', { to: { by: 'category', category: 'closed' } }],
  ['an id that is none', { to: { by: 'ids', ids: ['eleven'] } }],
  ['an empty pattern', { baseBranches: [''] }],
  ['an answer without a value', { answers: [{ field: 'Team', value: ' ' }] }],
])('%s is refused', (_, settings) => {
  expect(settingSchemas['transition-issues'].safeParse(settings).success).toBe(false)
})

test.each([
  ['1,2,3', ['1', '2', '3']],
  ['11; 21', ['11', '21']],
  [' ', []],
  ['close 23', ['23']],
  ['close', undefined],
])('the ids in %j are %j', (text, ids) => {
  expect(readTransitionIds(text)).toEqual(ids)
})
