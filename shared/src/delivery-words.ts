import type { DeliveryOutcome } from './setup'

export const outcomeWords = {
  done: 'Done',
  'nothing to do': 'Nothing to do',
  skipped: 'Skipped',
  parked: 'Parked',
  waiting: 'Waiting',
  'gave up': 'Gave up',
  off: 'Off',
} as const satisfies Readonly<Record<DeliveryOutcome, string>>

/** What happened to a pull request: "Pull request #42 merged". */
export const kindWords: Readonly<Record<string, string>> = {
  opened: 'opened',
  reopened: 'reopened',
  updated: 'updated',
  draftChanged: 'changed from or to a draft',
  reviewRequested: 'asked for a review',
  reviewed: 'reviewed',
  merged: 'merged',
  closed: 'closed',
}

/** Steps that a delivery has once. */
export const stepWords = {
  read: 'Read',
  fetched: 'Fetched',
  matched: 'Matched',
  told: 'Comment',
} as const
