import { describe, expect, test } from '@jest/globals'
import type { Connection } from './connections'
import { daysUntil, requireUsable, stateAfterRefusal, stateOf } from './expiry'

const now = new Date('2026-11-25T10:00:00Z')
const on = (date: string) => new Date(date)

const typed = (tokenExpiresAt: Date | undefined, more: Partial<Connection> = {}) =>
  ({ host: 'jira', mode: 'api-token', state: 'connected', tokenExpiresAt, ...more }) as const

describe('the state of a token that a person typed', () => {
  test.each([
    ['a month before its end', '2026-12-25T23:59:59Z', 'connected'],
    ['fifteen days before', '2026-12-10T00:00:00Z', 'connected'],
    ['fourteen days before', '2026-12-09T23:59:59Z', 'expiring'],
    ['on its last day', '2026-11-25T23:59:59Z', 'expiring'],
    ['a second after', '2026-11-25T09:59:59Z', 'expired'],
    ['at the very second', '2026-11-25T10:00:00Z', 'expired'],
  ])('%s', (_, date, state) => {
    expect(stateOf(typed(on(date)), now)).toBe(state)
    expect(stateOf(typed(on(date), { mode: 'pat' }), now)).toBe(state)
  })

  test('is connected where nobody gave a date', () => {
    expect(stateOf(typed(undefined), now)).toBe('connected')
  })

  test.each(['expired', 'revoked'] as const)('stays %s when a call has shown it', (state) => {
    expect(stateOf(typed(on('2027-06-01T00:00:00Z'), { state }), now)).toBe(state)
  })
})

test('a Forge token that has ended says nothing of the connection: the next one is on its way', () => {
  expect(stateOf(typed(on('2026-11-25T09:00:00Z'), { mode: 'forge' }), now)).toBe('connected')
})

describe('a consent at Atlassian', () => {
  test.each([
    ['31 days before its end', '2026-12-26T00:00:00Z', 'connected'],
    ['30 days before', '2026-12-25T23:59:59Z', 'expiring'],
    ['a second after', '2026-11-25T09:59:59Z', 'expired'],
  ])('%s is %s', (_, date, state) => {
    expect(stateOf(typed(on(date), { mode: 'oauth' }), now)).toBe(state)
  })

  test('that has ended stops every call, and says what to do', () => {
    const ended = typed(on('2026-11-25T09:59:59Z'), { mode: 'oauth' })
    expect(() => requireUsable(ended, now)).toThrow('until an admin connects again')
  })
})

describe('days until the end', () => {
  test.each([
    ['2026-11-25T23:59:59Z', 0],
    ['2026-11-26T00:00:00Z', 1],
    ['2026-12-09T12:00:00Z', 14],
    ['2026-11-24T23:59:59Z', -1],
  ])('%s is %i', (date, days) => {
    expect(daysUntil(on(date), now)).toBe(days)
  })
})

describe('a connection of no use', () => {
  const future = on('2027-06-01T00:00:00Z')

  test.each([
    ['jira', { tokenExpiresAt: on('2026-11-01T00:00:00Z') }, 'jira-token-expired', /^The token has expired/],
    ['jira', { state: 'revoked' }, 'jira-token-expired', /^Jira refused the token/],
    ['github', { state: 'revoked', mode: 'pat' }, 'git-host-token-expired', /^The git host refused/],
  ] as const)('of %s with %j is told before a call is made', (host, more, code, message) => {
    const require = () => requireUsable({ ...typed(future, more), host }, now)
    expect(require).toThrow(expect.objectContaining({ code, retryAfterSeconds: undefined }))
    expect(require).toThrow(message)
  })

  test('is not one that expires soon', () => {
    expect(() => requireUsable(typed(on('2026-11-26T00:00:00Z')), now)).not.toThrow()
  })
})

test.each([
  ['before its date was taken back', on('2026-12-01T00:00:00Z'), 'revoked'],
  ['after its date has ended', on('2026-11-01T00:00:00Z'), 'expired'],
  ['without a date was taken back', undefined, 'revoked'],
])('a token that is refused %s', (_, date, state) => {
  expect(stateAfterRefusal(typed(date), now)).toBe(state)
})
