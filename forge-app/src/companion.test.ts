import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { SetupRequest } from '@throughline/shared/setup'
import { playForge } from '../test/forge-runtime'
import { freezeTime, pass } from '../test/rendering'
import { askCompanion } from './companion'

const ask = () => askCompanion('/forge/x', { secret: 'token-1' }, SetupRequest)
const answersWith = (companion: () => Response | Promise<Response>) =>
  playForge({ jira: () => Promise.reject(new Error('not asked')), companion })

const logged: unknown[] = []
beforeEach(() => {
  logged.length = 0
  jest.spyOn(console, 'warn').mockImplementation((...line) => {
    logged.push(line)
  })
})
afterEach(() => {
  jest.useRealTimers()
})

it('posts JSON and gives back what fits the schema, and no more', async () => {
  const forge = answersWith(() => Response.json({ accountId: 'account-1', more: true }))

  expect(await ask()).toEqual({ kind: 'answer', value: { accountId: 'account-1' } })
  expect(forge.calls).toEqual([
    { to: 'companion', as: undefined, path: '/forge/x', body: { secret: 'token-1' } },
  ])
  expect(logged).toEqual([])
})

describe('an answer that is of no use', () => {
  const headers = { 'x-throughline-reference': '7f3a91c2' }

  it.each([
    ['is an error', 503, () => Response.json({}, { status: 503, headers })],
    ['is a refusal', 403, () => Response.json({}, { status: 403, headers })],
    ['has another shape', 200, () => Response.json({ account: 'token-1' }, { headers })],
    ['is no JSON', 200, () => new Response('token-1', { headers })],
  ])('because it %s, carries the reference of the companion', async (_, status, companion) => {
    answersWith(companion)

    expect(await ask()).toEqual({ kind: 'unreachable', reference: '7f3a91c2' })
    expect(logged).toEqual([['no usable answer', { asked: 'companion', status, reference: '7f3a91c2' }]])
  })

  it.each([
    ['without a reference', () => new Response('', { status: 500 })],
    [
      'with something else for a reference',
      () => new Response('', { status: 500, headers: { 'x-throughline-reference': '<b>' } }),
    ],
    ['that never came', () => Promise.reject(new TypeError('token-1'))],
  ])('%s gets one', async (_, companion) => {
    answersWith(companion)

    expect(await ask()).toEqual({ kind: 'unreachable', reference: expect.stringMatching(/^[0-9a-f]{8}$/) })
    expect(JSON.stringify(logged)).not.toContain('token-1')
  })

  it('is not waited for longer than 10 s', async () => {
    freezeTime('2026-11-22T12:00:00Z')
    answersWith(() => new Promise(() => {}))
    const answers: unknown[] = []
    void ask().then((answer) => answers.push(answer))
    await pass(9_999)
    expect(answers).toEqual([])

    await pass(1)
    expect(answers).toEqual([{ kind: 'unreachable', reference: expect.any(String) }])
  })
})

it('lets Forge ask for consent', async () => {
  answersWith(
    () => new Response('', { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } }),
  )

  await expect(ask()).rejects.toThrow('Authentication Required')
})
