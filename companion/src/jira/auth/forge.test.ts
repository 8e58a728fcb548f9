import { describe, expect, test } from '@jest/globals'
import { forgeAuth, type SystemToken } from './forge'

const now = new Date('2026-11-24T10:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const authWith = (findToken: () => Promise<SystemToken | undefined>) =>
  forgeAuth({ baseUrl: 'https://api.atlassian.com/ex/jira/1', findToken, clock: () => now })

describe("a Forge installation's calls", () => {
  test('carry the system token', async () => {
    const auth = authWith(async () => ({ token: 'fresh', expiresAt: inSeconds(3_300) }))
    expect(await auth.authorize()).toEqual({ authorization: 'Bearer fresh' })
    expect(auth.baseUrl).toBe('https://api.atlassian.com/ex/jira/1')
  })

  test('ask for it each time, since an invocation may have brought a fresher one', async () => {
    const brought = ['first', 'second']
    const auth = authWith(async () => ({ token: brought.shift() ?? '', expiresAt: inSeconds(3_300) }))
    expect(await auth.authorize()).toEqual({ authorization: 'Bearer first' })
    expect(await auth.authorize()).toEqual({ authorization: 'Bearer second' })
  })

  test.each([
    [31, true],
    [30, true],
    [29, false],
    [0, false],
    [-60, false],
  ])('with a token that ends in %i seconds are made: %s', async (seconds, isMade) => {
    const answer = authWith(async () => ({ token: 't', expiresAt: inSeconds(seconds) })).authorize()
    if (isMade) await expect(answer).resolves.toEqual({ authorization: 'Bearer t' })
    else await expect(answer).rejects.toMatchObject({ code: 'jira-token-expired', retryAfterSeconds: 60 })
  })

  test('wait while no invocation has brought a token', async () => {
    await expect(authWith(async () => undefined).authorize()).rejects.toMatchObject({
      code: 'jira-token-expired',
    })
  })
})
