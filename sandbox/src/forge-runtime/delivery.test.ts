import { expect, it } from '@jest/globals'
import type { CallingModule, CompanionCall } from './companion-call'
import { createDelivery } from './delivery'

interface Call {
  readonly path: string
  readonly body: unknown
  readonly module: CallingModule
  readonly timeoutMs: number
}

/** A companion that gives these answers in turn, and 200 after them. */
function companionThatAnswers(...answers: readonly (number | Error)[]) {
  const calls: Call[] = []
  const call: CompanionCall = async (path, { body }, { module, timeoutMs }) => {
    const answer = answers[calls.length] ?? 200
    calls.push({ path, body: JSON.parse(String(body)), module, timeoutMs })
    if (typeof answer !== 'number') throw answer
    return new Response(null, { status: answer })
  }
  return { calls, deliver: createDelivery(call, 1) }
}

const event = { eventType: 'avi:jira:updated:issue' }
const timeout = new DOMException('The operation was aborted due to timeout', 'TimeoutError')

it('posts an event once when it is taken, in the name of the endpoint that owns the route', async () => {
  const { calls, deliver } = companionThatAnswers()
  expect(await deliver('/forge/events', event)).toEqual({ attempts: 1, status: 200, isDelivered: true })
  expect(calls).toEqual([
    {
      path: '/forge/events',
      body: event,
      module: { type: 'core:endpoint', key: 'companion-events' },
      timeoutMs: 5000,
    },
  ])
})

it.each([
  ['an error', 503, 'INVALID_REMOTE_INVOCATION_ERROR'],
  ['a refused token', 401, 'INVALID_FORGE_INVOCATION_TOKEN'],
  ['no answer in time', timeout, 'TIMEOUT_ERROR'],
  ['nobody there', new TypeError('fetch failed'), 'INVALID_REMOTE_INVOCATION_ERROR'],
])('tries again after %s, and says so', async (_, answer, retryReason) => {
  const { calls, deliver } = companionThatAnswers(answer)
  expect(await deliver('/forge/events', event)).toEqual({ attempts: 2, status: 200, isDelivered: true })
  expect(calls[1]?.body).toEqual({ ...event, retryContext: { retryCount: 1, retryReason, retryData: null } })
})

it('gives up after four retries', async () => {
  const { deliver } = companionThatAnswers(500, 500, 500, 500, 500)
  expect(await deliver('/forge/schedule', {})).toEqual({ attempts: 5, status: 500, isDelivered: false })
})

it('does not try again when it is told not to', async () => {
  const { deliver } = companionThatAnswers(timeout)
  const outcome = await deliver('/forge/schedule', {}, { retries: 0 })
  expect(outcome).toEqual({ attempts: 1, status: undefined, isDelivered: false })
})
