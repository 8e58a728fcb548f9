import { describe, expect, it } from '@jest/globals'
import type { LinkedStakeholder } from '../reviewing-tools'
import { peopleToTell } from './people-to-tell'

const stakeholder = (
  name: string,
  role: LinkedStakeholder['role'],
  more: Partial<LinkedStakeholder['person']> = {},
): LinkedStakeholder => ({
  ...{ issueId: '7', issueKey: 'SHOP-7', role },
  person: { accountId: name, name, email: undefined, isActive: true, isApp: false, ...more },
})
const told = (stakeholders: readonly LinkedStakeholder[], logins: Readonly<Record<string, string>> = {}) =>
  peopleToTell({
    stakeholders,
    match: { logins: new Map(Object.entries(logins)), hints: new Map() },
    isReached: (login) => login === 'may-review',
    authorName: 'Mina Sato',
  }).map(({ name, reason }) => `${name} ${reason}`)

describe('people to tell', () => {
  it('are stakeholders whom nobody knows on the git host, each once, for the role that says most', () => {
    const ira = [stakeholder('Ira', 'commenter'), stakeholder('Ira', 'reporter')]
    expect(told(ira)).toEqual(['Ira reported SHOP-7'])
  })

  it.each([
    { name: 'nobody who left the company', one: stakeholder('Ira', 'watcher', { isActive: false }) },
    { name: 'no app', one: stakeholder('Robot', 'commenter', { isApp: true }) },
    { name: 'not who wrote the pull request', one: stakeholder('Mina Sato', 'assignee') },
    { name: 'nobody who can review', one: stakeholder('Dana', 'watcher'), logins: { Dana: 'may-review' } },
  ])('are $name', ({ one, logins = {} }) => {
    expect(told([one], logins)).toEqual([])
  })

  it('are people without access to the repository', () => {
    expect(told([stakeholder('Dana', 'watcher')], { Dana: 'no-access' })).toEqual(['Dana watches SHOP-7'])
  })

  it('are three at most', () => {
    const many = ['A', 'B', 'C', 'D'].map((name) => stakeholder(name, 'watcher'))
    expect(told(many)).toHaveLength(3)
  })
})
