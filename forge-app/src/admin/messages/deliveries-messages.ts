import { ruleNames } from '@throughline/shared/rule-names'
import type { RuleId } from '@throughline/shared/rules'
import type { DeliveryOutcome, SetupDelivery } from '@throughline/shared/setup'
import type { AdminWording } from './admin-wording'

/** What arrived, and what became of it. */
export const deliveriesMessages = ({ plural, since }: AdminWording) => ({
  deliveries: {
    none: 'Nothing has arrived yet',
    noneText: 'Open a pull request, or send a test from the git host.',
    columns: {
      outcome: 'Outcome',
      what: 'Delivery',
      repository: 'Repository',
      issues: 'Issues',
      when: 'When',
    },
    outcomes: {
      done: 'Done',
      'nothing to do': 'Nothing to do',
      skipped: 'Skipped',
      parked: 'Parked',
      waiting: 'Waiting',
      'gave up': 'Gave up',
      off: 'Off',
    } satisfies Record<DeliveryOutcome, string>,
    what: ({ label, kind, event }: SetupDelivery) =>
      label === undefined ? event : `Pull request ${label} ${kinds[kind ?? ''] ?? 'changed'}`,
    facts: ({ repository, receivedAt, tookMs, reason }: SetupDelivery) => {
      const took = tookMs === undefined ? [] : [`took ${(tookMs / 1000).toFixed(1)} s`]
      const told = reason === undefined ? [] : [reason]
      return [...(repository === undefined ? [] : [repository]), since(receivedAt), ...took, ...told].join(
        ' · ',
      )
    },
    noSteps: 'It was received and verified; nothing else has happened yet.',
    step: (step: string, subject: string) => (isRule(subject) ? ruleNames[subject] : (steps[step] ?? step)),
    replay: 'Replay',
    replayAll: (count: number) =>
      plural(count, { one: 'Replay the # that gave up', other: 'Replay the # that gave up' }),
    notReplayed: 'It was not replayed',
  },
})

const isRule = (subject: string): subject is RuleId => Object.hasOwn(ruleNames, subject)

const kinds: Readonly<Record<string, string>> = {
  opened: 'opened',
  reopened: 'reopened',
  updated: 'updated',
  draftChanged: 'turned into a draft or back',
  reviewRequested: 'asked for a review',
  reviewed: 'reviewed',
  merged: 'merged',
  closed: 'closed',
}

const steps: Readonly<Record<string, string>> = {
  read: 'Read',
  fetched: 'Fetched',
  matched: 'Matched',
  rule: 'Rule',
  told: 'Comment',
  jira: 'Jira',
}
