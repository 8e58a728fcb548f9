import { describe, expect, it } from '@jest/globals'
import { pickReviewers } from './pick-reviewers'

const pick = async (ranked: string, { stakeholders = '', refused = '' } = {}) => {
  const asked: string[] = []
  const picked = await pickReviewers({
    ranked: [...ranked],
    isStakeholder: (person) => stakeholders.includes(person),
    async isEligible(person) {
      asked.push(person)
      return !refused.includes(person)
    },
  })
  return { picked: picked.join(''), asked: asked.join('') }
}

describe('three reviewers', () => {
  it.each([
    { name: 'are the first three', ranked: 'abcd', expected: 'abc' },
    { name: 'are fewer where fewer are known', ranked: 'ab', expected: 'ab' },
    { name: 'pass over those without access', ranked: 'abcde', refused: 'ac', expected: 'bde' },
    { name: 'hold a stakeholder in the place they earn', ranked: 'abcd', stakeholders: 'b', expected: 'abc' },
    { name: 'give the last place to a stakeholder', ranked: 'abcdef', stakeholders: 'e', expected: 'abe' },
    { name: 'prefer the first of two', ranked: 'abcdef', stakeholders: 'ef', expected: 'abe' },
    {
      name: 'take the second where the first has no access',
      ranked: 'abcdef',
      stakeholders: 'ef',
      refused: 'e',
      expected: 'abf',
    },
    {
      name: 'stay as they are where no stakeholder may',
      ranked: 'abcde',
      stakeholders: 'e',
      refused: 'e',
      expected: 'abc',
    },
  ])('$name', async ({ ranked, expected, ...given }) => {
    expect((await pick(ranked, given)).picked).toBe(expected)
  })

  it('are not looked for among everybody: a host is asked about twelve, and about every stakeholder', async () => {
    const ranked = 'abcdefghijklmnopqrstuvwxyz'
    expect(await pick(ranked, { stakeholders: 'xy', refused: ranked })).toEqual({
      picked: '',
      asked: 'abcdefghijklxy',
    })
  })

  it('cost no question once they are found', async () => {
    expect((await pick('abcdef', { stakeholders: 'a' })).asked).toBe('abc')
  })
})
