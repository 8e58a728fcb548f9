import { expect, test } from '@jest/globals'
import { stateInWords } from './state-in-words'

const plain = { isDraft: false, isMerged: false }

test.each([
  ['open', plain, 'open'],
  ['OPEN', plain, 'open'],
  ['open', { ...plain, isDraft: true }, 'draft'],
  ['closed', plain, 'declined'],
  ['closed', { ...plain, isDraft: true }, 'declined'],
  ['closed', { ...plain, isMerged: true }, 'merged'],
  ['closed', { isDraft: true, isMerged: true }, 'merged'],
  ['merged', plain, 'merged'],
  ['DECLINED', plain, 'declined'],
  ['locked', plain, undefined],
  ['', plain, undefined],
])('%s %j is %s', (word, more, state) => {
  expect(stateInWords(word, more)).toBe(state)
})
