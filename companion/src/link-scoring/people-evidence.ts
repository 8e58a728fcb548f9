import type { OpenIssue } from './open-issue'
import type { Person } from './people'

interface Asking {
  readonly isAuthor: (person: Person | undefined) => boolean
  readonly likenessToAuthor: (person: Person) => number
  readonly now: Date
}

/** What the people around an issue and its dates say. -1 stands for what Jira does not tell. */
export function peopleEvidence(
  { isAuthor, likenessToAuthor, now }: Asking,
  { assignee, reporter, activity, ageDays }: OpenIssue,
) {
  const days = activity.map(({ at }) => (now.getTime() - at.getTime()) / DAY_MS)
  const own = days.filter((_, at) => isAuthor(activity[at]?.by))
  const isAssignee = isAuthor(assignee)
  const last = activity.reduce<(typeof activity)[number] | undefined>(
    (latest, one) => (latest === undefined || one.at > latest.at ? one : latest),
    undefined,
  )
  return {
    isAssignee: Number(isAssignee),
    isOthers: Number(assignee !== undefined && !isAssignee),
    assigneeLikeness: assignee ? likenessToAuthor(assignee) : -1,
    isReporter: Number(isAuthor(reporter)),
    reporterLikeness: reporter ? likenessToAuthor(reporter) : -1,
    ageDays: ageDays === undefined ? -1 : Math.log1p(ageDays),
    quietDays: ageDays === undefined ? -1 : Math.log1p(Math.min(ageDays, ...days)),
    ownQuietDays: own.length === 0 ? -1 : Math.log1p(Math.min(...own)),
    ownActivity: Math.log1p(own.length),
    ownShare: own.length / Math.max(1, activity.length),
    isLastOwn: last === undefined ? -1 : Number(isAuthor(last.by)),
    activityOfTwoDays: Math.log1p(days.filter((day) => day <= 2).length),
    ownActivityOfTwoDays: Math.log1p(own.filter((day) => day <= 2).length),
    activityOfMonth: Math.log1p(days.filter((day) => day <= 30).length),
    activity: Math.log1p(days.length),
  }
}

const DAY_MS = 86_400_000
