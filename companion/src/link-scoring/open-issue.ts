import type { IssueText } from './issue-text'
import type { Person } from './people'

/** Everything a Jira tells of an issue by now, later events included. Nothing is decided on it directly. */
export interface RecordedIssue {
  readonly key: string
  readonly summary: string
  readonly description: string
  readonly type: string | undefined
  readonly components: readonly string[]
  readonly labels: readonly string[]
  readonly assignee: Person | undefined
  readonly reporter: Person | undefined
  readonly createdAt: Date | undefined
  readonly activity: readonly Activity[]
}

/** Somebody changed or commented on the issue. */
export interface Activity {
  readonly at: Date
  readonly by: Person
}

/** An issue as it stood at one moment: the only view from which a link is decided. */
export interface OpenIssue extends Omit<RecordedIssue, 'createdAt' | 'description'> {
  readonly text: IssueText
  /** Whole days since it was created; undefined where Jira does not say when. */
  readonly ageDays: number | undefined
}

/** The issue as it stood at that time: nothing of what happened later is in it. */
export function asOf(issue: Omit<RecordedIssue, 'description'>, time: Date, text: IssueText): OpenIssue {
  const { key, summary, type, components, labels, assignee, reporter } = issue
  return {
    key,
    summary,
    type,
    components,
    labels,
    assignee,
    reporter,
    text,
    activity: issue.activity.every(({ at }) => at <= time)
      ? issue.activity
      : issue.activity.filter(({ at }) => at <= time),
    ageDays: ageDaysOf(issue, time),
  }
}

/** Whole days; 0 for one that was created later. */
export const ageDaysOf = ({ createdAt }: Pick<RecordedIssue, 'createdAt'>, time: Date): number | undefined =>
  createdAt && Math.max(0, Math.floor((time.getTime() - createdAt.getTime()) / DAY_MS))

const DAY_MS = 86_400_000
