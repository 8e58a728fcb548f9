import { kindWords, outcomeWords, stepWords } from '@throughline/shared/delivery-words'
import { ruleNames } from '@throughline/shared/rule-names'
import type { RuleId } from '@throughline/shared/rules'
import type { SetupDelivery } from '@throughline/shared/setup'
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
    outcomes: outcomeWords,
    what: ({ label, kind, event }: SetupDelivery) =>
      label === undefined ? event : `Pull request ${label} ${kindWords[kind ?? ''] ?? 'changed'}`,
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

const steps: Readonly<Record<string, string>> = { ...stepWords, rule: 'Rule', jira: 'Jira' }
