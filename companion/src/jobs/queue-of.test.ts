import { expect, test } from '@jest/globals'
import { queueOf } from './queue-of'

const all = Array.from({ length: 6_400 }, (_, number) => queueOf('tenant-1', '7001', number))

test('one pull request has one queue, whoever asks', () => {
  expect(queueOf('tenant-1', '7001', 42)).toBe(queueOf('tenant-1', '7001', 42))
})

test('there are few queues, and no pull request is without one', () => {
  expect(new Set(all).size).toBe(64)
  for (const queue of all) expect(queue).toMatch(/^pr-([0-9]|[1-5][0-9]|6[0-3])$/)
})

test('pull requests share queues evenly', () => {
  const sizes = new Map<string, number>()
  for (const queue of all) sizes.set(queue, (sizes.get(queue) ?? 0) + 1)
  expect(Math.max(...sizes.values())).toBeLessThan(300)
})

test('the same number elsewhere usually has another queue', () => {
  const queues = new Set(
    Array.from({ length: 50 }, (_, tenant) => queueOf(`tenant-${tenant}`, `${tenant * 37}`, 1)),
  )
  expect(queues.size).toBeGreaterThan(20)
})
