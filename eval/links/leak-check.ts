import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import { personOf } from '@throughline/companion/link-scoring/people'
import { randomFrom } from './random'

/**
 * The issue with everything that lies after that time made up: who did something and when, and when it was created if
 * that was later. No decision of that time may differ for it.
 */
export function withOtherFuture(issue: RecordedIssue, time: Date): RecordedIssue {
  const random = randomFrom(numberOf(issue.key) + Math.floor(time.getTime() / 1_000))
  const later = () => new Date(time.getTime() + 1_000 + Math.floor(random() * 400 * DAY_MS))
  const past = issue.activity.filter(({ at }) => at <= time)
  const known = past[Math.floor(random() * past.length)]?.by ?? issue.assignee ?? personOf('Somebody Else')
  const future = Array.from({ length: Math.floor(random() * 4) }, () => ({ at: later(), by: known }))
  const isUnborn = issue.createdAt !== undefined && issue.createdAt > time
  return { ...issue, activity: [...past, ...future], createdAt: isUnborn ? later() : issue.createdAt }
}

const numberOf = (key: string) => [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)

const DAY_MS = 86_400_000
