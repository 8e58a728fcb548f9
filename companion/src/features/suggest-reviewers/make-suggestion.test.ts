import { describe, expect, it } from '@jest/globals'
import {
  createReviewingWorld,
  gitAccount,
  type ReviewingWorld,
  stakeholder,
} from '../../../test/reviewing-world'
import { makeSuggestion } from './make-suggestion'

const suggest = async (world: ReviewingWorld) => {
  const { event, tools } = createReviewingWorld(world)
  return makeSuggestion(event, tools, await tools.listRequestedReviewers())
}
const namesOf = async (world: ReviewingWorld) => (await suggest(world)).reviewers.map(({ login }) => login)

/** A past in which these people reviewed, the last one most. */
const past = ['eve', 'ravi', 'ravi', 'kim', 'kim', 'kim', 'dana', 'dana', 'dana', 'dana']

describe('who is suggested', () => {
  it('is three people at most, who reviewed most here first', async () => {
    expect(await namesOf({ reviewed: past })).toEqual(['dana', 'kim', 'ravi'])
  })

  it('is a stakeholder in the last place, where one may review whom the past does not know, marked as one', async () => {
    const world = {
      reviewed: past,
      stakeholders: [stakeholder('ira', 'watcher')],
      accounts: [gitAccount('ira')],
    }
    const { reviewers, toTell } = await suggest(world)
    expect(reviewers.map(({ login }) => login)).toEqual(['dana', 'kim', 'ira'])
    expect(reviewers[2]).toEqual({
      ...{ login: 'ira', name: 'IRA', accountId: 'j-ira', isStakeholder: true },
      reasons: [{ text: 'watches SHOP-7', issueId: '7' }],
    })
    expect(toTell).toEqual([])
  })

  it('is a stakeholder however many people are known', async () => {
    const crowd = Array.from({ length: 90 }, (_, index) => `person-${index}`)
    const world = {
      reviewed: crowd,
      stakeholders: [stakeholder('ira', 'watcher')],
      accounts: [gitAccount('ira')],
    }
    expect(await namesOf(world)).toContain('ira')
  })

  it.each<{ readonly name: string } & ReviewingWorld>([
    { name: 'no access to the repository', withoutAccess: ['dana'] },
    { name: 'opted out of the repository in its settings', settings: { blocked: ['Dana'] } },
    { name: 'been asked already', requested: ['dana'] },
    { name: 'an account that is a robot’s', accounts: [gitAccount('dana', { isBot: true })] },
    {
      name: 'opted out in their own settings',
      optedOut: ['j-dana'],
      decisions: [{ login: 'dana', accountId: 'j-dana', isSame: true }],
    },
    {
      name: 'left the company, by a Jira account that somebody said is theirs',
      left: ['j-dana'],
      decisions: [{ login: 'dana', accountId: 'j-dana', isSame: true }],
    },
    {
      name: 'left the company, by the address that both sides show',
      stakeholders: [stakeholder('dana', 'watcher', { isActive: false })],
      accounts: [gitAccount('dana')],
    },
  ])('is nobody who has $name', async ({ name: _, ...world }) => {
    expect(await namesOf({ reviewed: past, ...world })).toEqual(['kim', 'ravi', 'eve'])
  })

  it('is never the author, nor an app', async () => {
    expect(await namesOf({ reviewed: ['mina', 'helper[bot]', 'ravi'] })).toEqual(['ravi'])
  })

  it('is an owner in CODEOWNERS whom the past does not know', async () => {
    const { reviewers } = await suggest({ codeOwners: '/checkout/ @owner\n' })
    expect(reviewers).toMatchObject([{ login: 'owner', reasons: [{ text: 'owner in CODEOWNERS' }] }])
  })
})

describe('who is told', () => {
  it('is a stakeholder without access, and one whom nobody knows on the git host, with who it may be', async () => {
    const { toTell } = await suggest({
      stakeholders: [stakeholder('ira', 'reporter'), stakeholder('NOOR', 'watcher', { email: undefined })],
      accounts: [gitAccount('ira'), gitAccount('noor', { email: undefined })],
      withoutAccess: ['ira', 'noor'],
    })
    expect(toTell).toMatchObject([
      { name: 'ira', reason: 'reported SHOP-7', perhaps: undefined },
      { name: 'NOOR', reason: 'watches SHOP-7', perhaps: { login: 'noor' } },
    ])
  })

  it('is nobody who opted out', async () => {
    const world = {
      stakeholders: [stakeholder('ira', 'watcher')],
      accounts: [gitAccount('ira')],
      optedOut: ['j-ira'],
    }
    expect(await suggest(world)).toMatchObject({ reviewers: [], toTell: [] })
  })
})

describe('a host that does not show who has access', () => {
  const unseen = { reviewed: past, seesAccess: false }

  it('leaves those who reviewed here lately, and the suggestion says so', async () => {
    const { reviewers, note } = await suggest(unseen)
    expect(reviewers.map(({ login }) => login)).toEqual(['dana', 'kim', 'ravi'])
    expect(note).toContain('does not show this connection who has access')
  })

  it('leaves no stakeholder who never reviewed here: they are told', async () => {
    const { reviewers, toTell } = await suggest({
      ...{ ...unseen, stakeholders: [stakeholder('ira', 'watcher')] },
      decisions: [{ login: 'ira', accountId: 'j-ira', isSame: true }],
    })
    expect(reviewers.map(({ login }) => login)).not.toContain('ira')
    expect(toTell).toMatchObject([{ name: 'ira' }])
  })
})

describe('the note', () => {
  it.each<readonly [string, ReviewingWorld, string | undefined]>([
    ['says that a short past says little', { reviewed: past }, 'Only 10 merged pull requests are known'],
    ['counts one in words', { reviewed: ['dana'] }, 'Only 1 merged pull request is known'],
    ['leaves it to others how far the past has been read', { reviewed: past, isBeingRead: true }, undefined],
    [
      'is absent where there is nothing to say',
      { reviewed: Array.from({ length: 20 }, () => 'dana') },
      undefined,
    ],
  ])('%s', async (_, world, words) => {
    const { note } = await suggest(world)
    if (words === undefined) expect(note).toBeUndefined()
    else expect(note).toContain(words)
  })
})
