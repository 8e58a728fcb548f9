import { describe, expect, test } from '@jest/globals'
import { type LinkGate, linkGateWords as words } from './link-gate'

const gate = (given: Partial<LinkGate>): LinkGate => ({
  ...{ stage: 'learning', confirmed: 41, rejected: 3, enoughAnswers: 50, enoughPercent: 97 },
  ...given,
})

describe('the evidence of a repository', () => {
  test.each([
    [
      {},
      'People confirmed 41 of 44 suggestions here (93 %). Linking without asking is offered from 97 % and 50 answers.',
    ],
    [
      { confirmed: 0, rejected: 0 },
      'Nobody has answered a suggestion here yet. Linking without asking is offered from 97 % and 50 answers.',
    ],
    [
      { confirmed: 193, rejected: 6 },
      'People confirmed 193 of 199 suggestions here (96 %). Linking without asking is offered from 97 % and 50 answers.',
    ],
  ])('%j', (given, sentence) => {
    expect(words.evidence(gate(given))).toBe(sentence)
  })

  test('says how far it is', () => {
    expect(words.progress(gate({ confirmed: 11, rejected: 1 }))).toBe(
      'Suggests only: 12 of 50 answered, 11 confirmed',
    )
  })
})
