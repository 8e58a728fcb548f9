import { describe, expect, test } from '@jest/globals'
import { ruleSentence } from './rule-sentences'
import { RuleId } from './rules'

test.each(RuleId.options)('%s has one sentence or two', (ruleId) => {
  expect(ruleSentence(ruleId)).toMatch(/^[A-Z].+\.$/)
})

describe('where issues move', () => {
  const forward = 'when all its pull requests are merged. Never moves an issue backwards.'
  test.each([
    ['as it comes', {}, `Moves an issue to Done ${forward}`],
    ['by its name', { to: { by: 'status', name: 'Released' } }, `Moves an issue to Released ${forward}`],
    [
      'by its category, as Jira calls it',
      { to: { by: 'category', category: 'indeterminate' } },
      `Moves an issue to In Progress ${forward}`,
    ],
    [
      'by one transition',
      { to: { by: 'ids', ids: ['31'] } },
      `Moves an issue along the transition 31 ${forward}`,
    ],
    [
      'by several',
      { to: { by: 'ids', ids: ['31', '41'] } },
      `Moves an issue along the transitions 31, 41 ${forward}`,
    ],
    ['by none', { to: { by: 'ids', ids: [] } }, 'Moves no issue when its pull requests are merged.'],
    ['as it comes, where nothing readable is set', { to: 'up' }, `Moves an issue to Done ${forward}`],
  ])('is told %s', (_, settings, sentence) => {
    expect(ruleSentence('transition-issues', settings)).toBe(sentence)
  })
})
