import { ageDaysOf } from '../link-scoring/open-issue'
import { isPerson, type Person } from '../link-scoring/people'
import type { JiraName, PersonOfJira } from './jira-name'
import type { StoredActivity } from './open-issue-row'

/** Who touched an issue, and when, in little room: at each place a time, in milliseconds since 1970, and who it was. */
export interface Touches {
  readonly times: readonly number[]
  readonly people: readonly Person[]
  readonly reporter: Person | undefined
  readonly createdAt: Date | undefined
}

export interface TouchedRow {
  readonly activity: StoredActivity
  readonly reporter: JiraName | null
  readonly createdAt: Date | null
}

export const touchesOf = (
  { activity, reporter, createdAt }: TouchedRow,
  personOf: PersonOfJira,
): Touches => ({
  times: activity.map(([at]) => Date.parse(at)),
  people: activity.map(([, by]) => personOf(by)),
  reporter: reporter ? personOf(reporter) : undefined,
  createdAt: createdAt ?? undefined,
})

/** When an issue was made or changed last, as `lastChange` has it. */
export const lastChangeIn = (touches: Touches, now: Date): number => lastBy(touches, now, () => true)

/** When this person did, as `lastTouch` has it. */
export const lastTouchIn = (person: Person): ((touches: Touches, now: Date) => number) => {
  const isThem = isPerson(person)
  return (touches, now) => lastBy(touches, now, isThem)
}

type Counted = (person: Person | undefined) => boolean

const lastBy = ({ times, people, reporter, createdAt }: Touches, now: Date, isCounted: Counted): number => {
  const ageDays = isCounted(reporter) ? ageDaysOf({ createdAt }, now) : undefined
  let last = ageDays === undefined ? 0 : now.getTime() - ageDays * DAY_MS
  for (const [place, at] of times.entries())
    if (at > last && at <= now.getTime() && isCounted(people[place])) last = at
  return last
}

const DAY_MS = 86_400_000
