import { expect, test } from '@jest/globals'
import { isMergeQueueBranch } from './merge-queue'

test.each([
  ['gh-readonly-queue/main/pr-42-5f3c', true],
  ['mergify/merge-queue/0a1b2c', true],
  ['gh-readonly-queue', false],
  ['SHOP-7-gh-readonly-queue/main', false],
  ['SHOP-7-payment-deadline', false],
])('%s is a merge queue’s branch: %s', (branch, isQueue) => {
  expect(isMergeQueueBranch(branch)).toBe(isQueue)
})
