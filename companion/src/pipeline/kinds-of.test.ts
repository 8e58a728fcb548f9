import { describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../test/a-pull-request'
import type { PullRequest, PullRequestEventKind } from '../pull-requests/pull-request'
import { kindsOf } from './kinds-of'

const now = new Date('2026-11-22T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const merged = (mergedAt = hoursAgo(1)) => aPullRequest({ state: 'merged', mergedAt })

const kinds = (
  kind: PullRequestEventKind,
  pull: PullRequest,
  more: { before?: PullRequest['state']; hasNewLinks?: boolean } = {},
) => {
  const event = { kind, repository: pull.repository, number: pull.number, sender: pull.author }
  return kindsOf({ event, pull, before: more.before, hasNewLinks: more.hasNewLinks ?? false, now })
}

describe('what has happened', () => {
  test.each<[string, readonly PullRequestEventKind[], readonly PullRequestEventKind[]]>([
    ['is what the event says', kinds('updated', aPullRequest()), ['updated']],
    ['is no merge while the host tells of none', kinds('merged', aPullRequest()), []],
    ['is a merge once', kinds('merged', merged()), ['merged']],
    ['is a merge too, when its own delivery never came', kinds('updated', merged()), ['updated', 'merged']],
    ['is no merge again for who heard of it', kinds('updated', merged(), { before: 'merged' }), ['updated']],
    [
      'is a merge for an issue that is linked only now',
      kinds('updated', merged(), { before: 'merged', hasNewLinks: true }),
      ['updated', 'merged'],
    ],
    [
      'is no merge any more after three days',
      kinds('updated', merged(hoursAgo(73)), { hasNewLinks: true }),
      ['updated'],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })
})
