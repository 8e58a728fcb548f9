import { describe, expect, it } from '@jest/globals'
import { skipReason } from './skip-rules'

const ordinary = { title: 'SHOP-7 Empty cart', body: 'Fixes SHOP-7', branch: 'shop-7', labels: ['bug'] }

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
