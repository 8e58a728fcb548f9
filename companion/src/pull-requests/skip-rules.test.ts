import { describe, expect, it } from '@jest/globals'
import { defaultSkipRules, isSkippedBot, skipReason } from './skip-rules'

const ordinary = {
  title: 'SHOP-7 Empty cart',
  body: 'Fixes SHOP-7',
  branch: 'shop-7',
  labels: ['bug'],
  state: 'open' as const,
}

describe('skipReason', () => {
  it('is undefined when no rule fires', () => {
    expect(skipReason(ordinary)).toBeUndefined()
  })

  it.each([
    { pull: { labels: ['bug', 'no-ticket'] }, reason: 'label no-ticket' },
    { pull: { labels: ['No-Ticket'] }, reason: 'label no-ticket' },
    { pull: { title: '[no-jira] SHOP-7 Fix a typo' }, reason: '“no-jira” in the title' },
    { pull: { title: 'NOJIRA: fix a typo' }, reason: '“nojira” in the title' },
    { pull: { body: 'No-Jira, only a typo' }, reason: '“no-jira” in the description' },
    { pull: { branch: 'feat/no-jira/typo' }, reason: '“no-jira” in the branch' },
    { pull: { branch: 'NOJIRA_typo' }, reason: '“nojira” in the branch' },
    { pull: { branch: 'dependabot' }, reason: 'branch of dependabot' },
    { pull: { branch: 'dependabot/npm_and_yarn/left-pad-1.3.0' }, reason: 'branch of dependabot' },
    { pull: { branch: 'all-contributors/add-ada' }, reason: 'branch of all-contributors' },
  ])('names the rule that fired: $reason', ({ pull, reason }) => {
    expect(skipReason({ ...ordinary, ...pull })).toBe(reason)
  })

  it.each([
    { name: 'a bot named within a branch', pull: { branch: 'fix/dependabot-config' } },
    { name: 'a longer word', pull: { title: 'nojiras', body: 'xno-jira', branch: 'nojira2' } },
    { name: 'a word in another script', pull: { title: 'énojira' } },
    { name: 'a hint that is not shown', pull: { body: '<!-- write [no-jira] without an issue -->' } },
    { name: 'a label that says more', pull: { labels: ['no-ticket-yet'] } },
  ])('is not misled by $name', ({ pull }) => {
    expect(skipReason({ ...ordinary, ...pull })).toBeUndefined()
  })
})

describe('the skip rules of a repository', () => {
  const skips = (settings: Partial<typeof defaultSkipRules>, pull: object = {}) =>
    skipReason({ ...ordinary, ...pull }, { ...defaultSkipRules, ...settings })

  it.each([
    { settings: { labels: ['Chore'] }, pull: { labels: ['chore'] }, reason: 'label Chore' },
    {
      settings: { words: ['[skip jira]'] },
      pull: { title: 'Typo [Skip Jira]' },
      reason: '“[skip jira]” in the title',
    },
    {
      settings: { branchPattern: '^release/v\\d+$' },
      pull: { branch: 'release/v77' },
      reason: 'its branch is left out by the skip rules',
    },
    { settings: { drafts: true }, pull: { state: 'draft' }, reason: 'it is a draft' },
  ])('can add $reason', ({ settings, pull, reason }) => {
    expect(skips(settings, pull)).toBe(reason)
  })

  it.each([
    { name: 'a label that is taken away', settings: { labels: [] }, pull: { labels: ['no-ticket'] } },
    { name: 'a pattern that is empty', settings: { branchPattern: ' ' }, pull: { branch: ' ' } },
    { name: 'a pattern that cannot be read', settings: { branchPattern: '(' }, pull: { branch: '(' } },
    { name: 'a draft, unless told', settings: {}, pull: { state: 'draft' } },
  ])('do not skip for $name', ({ settings, pull }) => {
    expect(skips(settings, pull)).toBeUndefined()
  })

  it.each([
    ['a bot', { isBot: true }, {}, true],
    ['a person', { isBot: false }, {}, false],
    ['a trusted bot', { isBot: true }, { trustedBots: ['Renovate[bot]'] }, false],
    ['a bot where bots count as people', { isBot: true }, { bots: false }, false],
  ])('leave what %s does alone: %p', (_, person, settings, expected) => {
    const renovate = { login: 'renovate[bot]', name: 'Renovate', ...person }
    expect(isSkippedBot(renovate, { ...defaultSkipRules, ...settings })).toBe(expected)
  })
})
