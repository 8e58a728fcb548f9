import type { OpenIssue } from './open-issue'
import { areSamePerson, type Person } from './people'

export type Lived = Pick<OpenIssue, 'activity' | 'ageDays' | 'reporter'>

/** When an issue was made (to the day) or changed last, in milliseconds since 1970; 0 where nobody knows. */
export function lastChange({ activity, ageDays }: Omit<Lived, 'reporter'>, now: Date): number {
  let last = ageDays === undefined ? 0 : now.getTime() - ageDays * DAY_MS
  for (const { at } of activity) if (at <= now) last = Math.max(last, at.getTime())
  return last
}

/** The same for what one person did: reported it, changed it, or commented on it. */
export const lastTouch = ({ activity, ageDays, reporter }: Lived, person: Person, now: Date): number =>
  lastChange(
    {
      activity: activity.filter(({ by }) => areSamePerson(by, person)),
      ageDays: areSamePerson(reporter, person) ? ageDays : undefined,
    },
    now,
  )

const DAY_MS = 86_400_000
