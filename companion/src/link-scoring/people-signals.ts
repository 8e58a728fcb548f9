import type { LinkSignal } from '@throughline/shared/link-signal'
import type { OpenIssue } from './open-issue'
import { areSamePerson, type Person } from './people'

/** What people and dates say: who holds the issue, who reported it, and when it changed. */
export function peopleSignals(
  author: Person,
  issue: OpenIssue,
  now: Date,
): readonly (LinkSignal | undefined)[] {
  const { assignee, reporter, activity, key, ageDays } = issue
  const last = latest(activity.map(({ at }) => at))
  const own = latest(activity.filter(({ by }) => areSamePerson(by, author)).map(({ at }) => at))
  const quietDays = last === undefined ? ageDays : Math.min(ageDays ?? Infinity, daysBetween(last, now))
  const name = author.displayName
  return [
    areSamePerson(assignee, author) ? { id: 'assignee', name } : undefined,
    own !== undefined && daysBetween(own, now) <= 2
      ? { id: 'updatedByAuthor', name, key, at: own.toISOString() }
      : undefined,
    areSamePerson(reporter, author) ? { id: 'reporter', name } : undefined,
    last !== undefined && daysBetween(last, now) <= 7 ? { id: 'recent', at: last.toISOString() } : undefined,
    quietDays !== undefined && quietDays > 30 ? { id: 'stale', days: Math.floor(quietDays) } : undefined,
  ]
}

const latest = (times: readonly Date[]): Date | undefined =>
  times.length === 0 ? undefined : new Date(Math.max(...times.map((time) => time.getTime())))

const daysBetween = (earlier: Date, later: Date) => (later.getTime() - earlier.getTime()) / DAY_MS

const DAY_MS = 86_400_000
